//! What a component is made of: modules, what each of them is linked with, and
//! what comes from and goes to the host.

use wasmparser::{
    CanonicalFunction, CanonicalOption, ComponentAlias, ComponentExternalKind,
    ComponentOuterAliasKind, ComponentTypeRef, ExternalKind, Instance, Parser, Payload,
};
use wasmtime::{Result, bail, format_err};

/// A component's parts, in its own index spaces.
#[derive(Default)]
pub(super) struct Component<'a> {
    /// The core modules' bytes.
    pub(super) modules: Vec<&'a [u8]>,
    /// The core instances, each made of those before it.
    pub(super) instances: Vec<Instance<'a>>,
    /// The core functions.
    pub(super) functions: Vec<Function<'a>>,
    /// The other core items, each an export of an instance.
    pub(super) tables: Vec<Export<'a>>,
    pub(super) memories: Vec<Export<'a>>,
    pub(super) globals: Vec<Export<'a>>,
    /// What the host provides.
    pub(super) imports: Vec<Import<'a>>,
    /// What the host calls.
    pub(super) lifts: Vec<Lift<'a>>,
}

/// An export of a core instance.
#[derive(Clone, Copy)]
pub(super) struct Export<'a> {
    pub(super) instance: u32,
    pub(super) name: &'a str,
}

/// A core function.
pub(super) enum Function<'a> {
    Export(Export<'a>),
    /// The import of this number.
    Import(usize),
}

/// A function of the host's, as core modules call it.
#[derive(PartialEq, Eq)]
pub(super) struct Import<'a> {
    /// `wasi:io/streams`; empty for a function of the world itself.
    pub(super) interface: &'a str,
    /// `[method]input-stream.read`
    pub(super) name: String,
    /// The core function that gets memory for what the host returns.
    pub(super) realloc: Option<u32>,
}

/// A core function, as the host calls it.
pub(super) struct Lift<'a> {
    /// The name that it is exported by.
    pub(super) name: &'a str,
    pub(super) function: u32,
    /// The core function that gets memory for what the host passes.
    pub(super) realloc: Option<u32>,
    /// The core function to be called when the result was read.
    pub(super) post_return: Option<u32>,
}

/// What is known of a component function.
enum Known<'a> {
    Import { interface: &'a str, name: &'a str },
    Lift(Lift<'a>),
    Other,
}

/// The index spaces that are needed only while reading.
#[derive(Default)]
struct Spaces<'a> {
    functions: Vec<Known<'a>>,
    /// The imported interfaces' names.
    instances: Vec<Option<&'a str>>,
    /// The names of imported resources.
    types: Vec<Option<&'a str>>,
}

impl<'a> Component<'a> {
    /// Reads a component's structure, not its modules.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut component = Component::default();
        let mut spaces = Spaces::default();
        let mut depth = 0;
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            match &payload {
                Payload::Version { .. } => depth += 1,
                Payload::End(_) => depth -= 1,
                // Modules are read later; components inside only give names to types.
                Payload::ModuleSection {
                    unchecked_range, ..
                } if depth == 1 => {
                    let module = bytes.get(unchecked_range.clone());
                    component
                        .modules
                        .push(module.ok_or_else(|| format_err!("a module is cut short"))?);
                }
                _ => {}
            }
            if depth == 1 {
                component.section(payload, &mut spaces)?;
            }
        }
        Ok(component)
    }

    fn section(&mut self, payload: Payload<'a>, spaces: &mut Spaces<'a>) -> Result<()> {
        match payload {
            Payload::InstanceSection(section) => {
                for instance in section {
                    self.instances.push(instance?);
                }
            }
            Payload::ComponentInstanceSection(section) => {
                let count = section.count() as usize;
                spaces.instances.extend(std::iter::repeat_n(None, count));
            }
            Payload::ComponentTypeSection(section) => {
                let count = section.count() as usize;
                spaces.types.extend(std::iter::repeat_n(None, count));
            }
            Payload::ComponentImportSection(section) => {
                for import in section {
                    let import = import?;
                    let name = unversioned(import.name.name);
                    match import.ty {
                        ComponentTypeRef::Func(_) => spaces.functions.push(Known::Import {
                            interface: "",
                            name,
                        }),
                        ComponentTypeRef::Instance(_) => spaces.instances.push(Some(name)),
                        ComponentTypeRef::Type(_) => spaces.types.push(None),
                        _ => bail!("it imports `{name}`, which is neither a function nor a type"),
                    }
                }
            }
            Payload::ComponentAliasSection(section) => {
                for alias in section {
                    self.alias(alias?, spaces)?;
                }
            }
            Payload::ComponentCanonicalSection(section) => {
                for function in section {
                    self.canonical(function?, spaces)?;
                }
            }
            Payload::ComponentExportSection(section) => {
                for export in section {
                    let export = export?;
                    match export.kind {
                        ComponentExternalKind::Func => {
                            let known = spaces.functions.get_mut(export.index as usize);
                            if let Some(Known::Lift(lift)) = known {
                                let lift = Lift {
                                    name: export.name.name,
                                    ..*lift
                                };
                                self.lifts.push(lift);
                            }
                            spaces.functions.push(Known::Other);
                        }
                        ComponentExternalKind::Instance => spaces.instances.push(None),
                        ComponentExternalKind::Type => spaces.types.push(None),
                        _ => {}
                    }
                }
            }
            Payload::ComponentStartSection { .. } => bail!("it has a start function"),
            _ => {}
        }
        Ok(())
    }

    fn alias(&mut self, alias: ComponentAlias<'a>, spaces: &mut Spaces<'a>) -> Result<()> {
        match alias {
            ComponentAlias::CoreInstanceExport {
                kind,
                instance_index,
                name,
            } => {
                let export = Export {
                    instance: instance_index,
                    name,
                };
                match kind {
                    ExternalKind::Func | ExternalKind::FuncExact => {
                        self.functions.push(Function::Export(export));
                    }
                    ExternalKind::Table => self.tables.push(export),
                    ExternalKind::Memory => self.memories.push(export),
                    ExternalKind::Global => self.globals.push(export),
                    ExternalKind::Tag => bail!("it uses exceptions"),
                }
            }
            ComponentAlias::InstanceExport {
                kind,
                instance_index,
                name,
            } => {
                let of = spaces.instances.get(instance_index as usize);
                match kind {
                    ComponentExternalKind::Func => spaces.functions.push(match of {
                        Some(Some(interface)) => Known::Import { interface, name },
                        _ => Known::Other,
                    }),
                    ComponentExternalKind::Type => spaces.types.push(Some(name)),
                    ComponentExternalKind::Instance => spaces.instances.push(None),
                    _ => {}
                }
            }
            ComponentAlias::Outer { kind, .. } => {
                if kind == ComponentOuterAliasKind::Type {
                    spaces.types.push(None);
                }
            }
        }
        Ok(())
    }

    fn canonical(&mut self, function: CanonicalFunction, spaces: &mut Spaces<'a>) -> Result<()> {
        match function {
            CanonicalFunction::Lift {
                core_func_index,
                options,
                ..
            } => spaces.functions.push(Known::Lift(Lift {
                name: "",
                function: core_func_index,
                realloc: realloc(&options),
                post_return: options.iter().find_map(|option| match option {
                    CanonicalOption::PostReturn(function) => Some(*function),
                    _ => None,
                }),
            })),
            CanonicalFunction::Lower {
                func_index,
                options,
            } => match spaces.functions.get(func_index as usize) {
                Some(Known::Import { interface, name }) => self.import(Import {
                    interface,
                    name: (*name).to_owned(),
                    realloc: realloc(&options),
                }),
                _ => bail!("it calls a function that is no import"),
            },
            CanonicalFunction::ResourceDrop { resource } => {
                let Some(Some(name)) = spaces.types.get(resource as usize) else {
                    bail!("it drops a resource of its own");
                };
                self.import(Import {
                    interface: "",
                    name: format!("[resource-drop]{name}"),
                    realloc: None,
                });
            }
            _ => bail!("it uses a part of the component model that is not known here"),
        }
        Ok(())
    }

    /// A function may be lowered more than once; the host provides it once.
    fn import(&mut self, import: Import<'a>) {
        let known = self.imports.iter().position(|known| *known == import);
        let number = known.unwrap_or(self.imports.len());
        self.functions.push(Function::Import(number));
        if known.is_none() {
            self.imports.push(import);
        }
    }
}

fn realloc(options: &[CanonicalOption]) -> Option<u32> {
    options.iter().find_map(|option| match option {
        CanonicalOption::Realloc(function) => Some(*function),
        _ => None,
    })
}

/// `wasi:io/poll` of `wasi:io/poll@0.2.9`
fn unversioned(name: &str) -> &str {
    name.split('@').next().unwrap_or(name)
}
