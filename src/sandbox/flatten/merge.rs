//! Several modules, linked as a component says, become one.

use std::collections::HashMap;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ElementSection, EntityType, ExportKind, ExportSection, FunctionSection,
    GlobalSection, ImportSection, MemorySection, Module, TableSection, TypeSection,
};
use wasmparser::{
    DataKind, ElementItems, ElementKind, FunctionBody, Instance, InstantiationArg, Operator,
    Parser, Payload, TableInit, TypeRef,
};
use wasmtime::{Result, bail, format_err};

use super::Flat;
use super::component::{Component, Export, Function};
use super::module::{Exports, Globals, Item, Kind, Places, Rewriter, Unsupported};

/// The name of the memory, as for candidates' modules.
const MEMORY: &str = "memory";

/// The whole, as far as it is put together.
#[derive(Default)]
struct Whole<'a> {
    types: TypeSection,
    functions: FunctionSection,
    tables: TableSection,
    memories: MemorySection,
    globals: GlobalSection,
    elements: ElementSection,
    image: Vec<u8>,
    /// The types of the imports, as far as they are used.
    import_types: Vec<Option<u32>>,
    functions_count: u32,
    values: Globals,
    /// The function bodies of each module, to be written when all globals are known.
    code: Vec<(Places, Vec<FunctionBody<'a>>)>,
    /// What each core instance exports.
    instances: Vec<Exports<'a>>,
}

pub(super) fn merge(component: &Component<'_>) -> Result<Flat> {
    let mut whole = Whole {
        import_types: vec![None; component.imports.len()],
        functions_count: component.imports.len() as u32,
        ..Whole::default()
    };
    let mut used = vec![false; component.modules.len()];
    for instance in &component.instances {
        let exports = match instance {
            Instance::Instantiate { module_index, args } => {
                let index = *module_index as usize;
                let module = component.modules.get(index).copied();
                let module = module.ok_or_else(|| format_err!("there is no module {index}"))?;
                if std::mem::replace(&mut used[index], true) {
                    bail!("a module has two instances");
                }
                whole
                    .add_module(module, args)
                    .map_err(|error| format_err!("module {index}: {}", sentence(&error)))?
            }
            Instance::FromExports(exports) => {
                let mut named = Exports::new();
                for export in exports {
                    let kind = Kind::of(export.kind).map_err(|error| format_err!("{error}"))?;
                    named.insert(export.name, whole.item(component, kind, export.index)?);
                }
                named
            }
        };
        whole.instances.push(exports);
    }
    whole.finish(component)
}

/// An error and its cause.
fn sentence(error: &Unsupported) -> String {
    match error {
        Error::ParseError(cause) => cause.to_string(),
        other => other.to_string(),
    }
}

impl<'a> Whole<'a> {
    /// A core item of the component.
    fn item(&self, component: &Component<'_>, kind: Kind, index: u32) -> Result<Item> {
        let index = index as usize;
        let export = match kind {
            Kind::Function => match component.functions.get(index) {
                Some(Function::Import(number)) => return Ok((kind, *number as u32)),
                Some(Function::Export(export)) => Some(export),
                None => None,
            },
            Kind::Table => component.tables.get(index),
            Kind::Memory => component.memories.get(index),
            Kind::Global => component.globals.get(index),
        };
        let Some(Export { instance, name }) = export else {
            bail!("there is no core item {index} of its kind");
        };
        let exports = self.instances.get(*instance as usize);
        match exports.and_then(|exports| exports.get(name)) {
            Some(item) if item.0 == kind => Ok(*item),
            _ => bail!("a core instance exports no `{name}` of that kind"),
        }
    }

    /// Adds a module's items, and tells by what names it exports them.
    fn add_module(
        &mut self,
        module: &'a [u8],
        arguments: &[InstantiationArg<'a>],
    ) -> Result<Exports<'a>, Unsupported> {
        let mut places = Places::default();
        let mut exports = Exports::new();
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    let first = self.types.len();
                    let mut rewriter = Rewriter {
                        places: &Places::default(),
                        globals: &self.values,
                    };
                    rewriter.parse_type_section(&mut self.types, section)?;
                    places.types = (first..self.types.len()).collect();
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        let item = self
                            .argument(arguments, import.module, import.name)
                            .ok_or(Error::UserError("an import is not provided"))?;
                        if let (TypeRef::Func(ty), (Kind::Function, index)) = (import.ty, item)
                            && let Some(known) = self.import_types.get_mut(index as usize)
                        {
                            *known = places.types.get(ty as usize).copied();
                        }
                        places.add(item);
                    }
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        let ty = places.types.get(ty? as usize);
                        let missing = Error::UserError("a function has no type");
                        self.functions.function(*ty.ok_or(missing)?);
                        places.functions.push(self.functions_count);
                        self.functions_count += 1;
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        let table = table?;
                        if !matches!(table.init, TableInit::RefNull) {
                            return Err(Error::UserError("a table has an initial value"));
                        }
                        places.tables.push(self.tables.len());
                        let ty = self.rewriter(&places).table_type(table.ty)?;
                        self.tables.table(ty);
                    }
                }
                Payload::MemorySection(section) => {
                    for memory in section {
                        places.memories.push(self.memories.len());
                        let ty = self.rewriter(&places).memory_type(memory?)?;
                        self.memories.memory(ty);
                    }
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        let global = global?;
                        places.globals.push(self.globals.len());
                        let value = self.values.evaluate(&places, &global.init_expr)?;
                        let ty = self.rewriter(&places).global_type(global.ty)?;
                        self.globals.global(ty, &value.expression());
                        self.values.values.push(value);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        let kind = Kind::of(export.kind)?;
                        exports.insert(export.name, places.item(kind, export.index)?);
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        self.add_element(&places, element?)?;
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader()? {
                        if let Operator::GlobalSet { global_index } = operator? {
                            let (_, global) = places.item(Kind::Global, global_index)?;
                            self.values.set.insert(global);
                        }
                    }
                    bodies.push(body);
                }
                Payload::DataSection(section) => {
                    for data in section {
                        let data = data?;
                        self.add_data(&places, &data.kind, data.data)?;
                    }
                }
                Payload::TagSection(_) => return Err(Error::UserError("it uses exceptions")),
                Payload::StartSection { .. } => {
                    return Err(Error::UserError("it has a start function"));
                }
                _ => {}
            }
        }
        self.code.push((places, bodies));
        Ok(exports)
    }

    fn rewriter<'s>(&'s self, places: &'s Places) -> Rewriter<'s> {
        Rewriter {
            places,
            globals: &self.values,
        }
    }

    fn argument(
        &self,
        arguments: &[InstantiationArg<'a>],
        module: &str,
        name: &str,
    ) -> Option<Item> {
        let argument = arguments.iter().find(|argument| argument.name == module)?;
        let exports = self.instances.get(argument.index as usize)?;
        exports.get(name).copied()
    }

    fn add_element(
        &mut self,
        places: &Places,
        element: wasmparser::Element<'_>,
    ) -> Result<(), Unsupported> {
        let mut rewriter = self.rewriter(places);
        let items = match element.items {
            items @ ElementItems::Functions(_) => rewriter.element_items(items)?,
            ElementItems::Expressions(..) => {
                return Err(Error::UserError("an element segment holds expressions"));
            }
        };
        match element.kind {
            ElementKind::Active {
                table_index,
                offset_expr,
            } => {
                let (_, table) = places.item(Kind::Table, table_index.unwrap_or(0))?;
                let offset = self.values.evaluate(places, &offset_expr)?;
                let offset = offset.expression();
                self.elements.active(Some(table), &offset, items);
            }
            ElementKind::Declared => {
                self.elements.declared(items);
            }
            ElementKind::Passive => {
                return Err(Error::UserError("it uses element segments later on"));
            }
        }
        Ok(())
    }

    fn add_data(
        &mut self,
        places: &Places,
        kind: &DataKind<'_>,
        data: &[u8],
    ) -> Result<(), Unsupported> {
        let DataKind::Active { offset_expr, .. } = kind else {
            return Err(Error::UserError("it uses data segments later on"));
        };
        let from = self.values.evaluate(places, offset_expr)?.offset()? as usize;
        let to = from + data.len();
        if self.image.len() < to {
            self.image.resize(to, 0);
        }
        self.image[from..to].copy_from_slice(data);
        Ok(())
    }

    fn finish(mut self, component: &Component<'_>) -> Result<Flat> {
        if self.memories.len() != 1 {
            bail!("it has {} memories, not one", self.memories.len());
        }
        let mut exports = ExportSection::new();
        exports.export(MEMORY, ExportKind::Memory, 0);
        let mut reallocs = HashMap::new();
        let mut imports = ImportSection::new();
        for (import, ty) in component.imports.iter().zip(&self.import_types) {
            let name = match import.realloc {
                None => import.name.clone(),
                Some(realloc) => {
                    let (_, function) = self.item(component, Kind::Function, realloc)?;
                    let next = reallocs.len();
                    let number = *reallocs.entry(function).or_insert_with(|| {
                        exports.export(&format!("realloc-{next}"), ExportKind::Func, function);
                        next
                    });
                    format!("{} realloc-{number}", import.name)
                }
            };
            let Some(ty) = ty else {
                bail!("`{name}` is imported and not used");
            };
            imports.import(import.interface, &name, EntityType::Function(*ty));
        }
        for lift in &component.lifts {
            let parts = [
                (lift.name.to_owned(), Some(lift.function)),
                (format!("{} realloc", lift.name), lift.realloc),
                (format!("{} post-return", lift.name), lift.post_return),
            ];
            for (name, function) in parts {
                if let Some(function) = function {
                    let (_, function) = self.item(component, Kind::Function, function)?;
                    exports.export(&name, ExportKind::Func, function);
                }
            }
        }
        let mut code = CodeSection::new();
        for (places, bodies) in std::mem::take(&mut self.code) {
            for body in bodies {
                self.rewriter(&places)
                    .parse_function_body(&mut code, body)
                    .map_err(|error| format_err!("{}", sentence(&error)))?;
            }
        }
        let mut module = Module::new();
        module
            .section(&self.types)
            .section(&imports)
            .section(&self.functions)
            .section(&self.tables)
            .section(&self.memories)
            .section(&self.globals)
            .section(&exports)
            .section(&self.elements)
            .section(&code);
        Ok(Flat {
            module: module.finish(),
            image: self.image,
        })
    }
}
