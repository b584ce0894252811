//! Which pages of a private mapping were written: what `PAGEMAP_SCAN` tells, of
//! Linux 6.7 and later.
//!
//! A page that was written stays so, even when it is cleared: it is this process's own
//! from then on. One more comes only by a page fault, and those are counted. So while
//! their number stays the same, what was found the last time is the answer again, and
//! the scan, which costs time for every page of the memory, is left out. Only a kernel that
//! gathers pages to huge ones, of its own accord, would break that: it is told not to.

use std::ffi::c_void;
use std::fs::File;
use std::io;
use std::mem::MaybeUninit;
use std::ops::Range;

use rustix::ioctl::{Ioctl, IoctlOutput, Opcode, ioctl, opcode};

/// Finds pages of this process that were written.
pub struct DirtyPages {
    /// `/proc/self/pagemap`
    pages: File,
    found: Vec<Region>,
    /// Whether a page is never written for the first time without a page fault.
    each_faults: bool,
    known: Option<Known>,
}

/// What a scan found.
struct Known {
    addresses: Range<usize>,
    /// Page faults of this process until then.
    faults: u64,
    runs: Vec<Range<usize>>,
}

/// So many separate runs of pages are found by one call.
const REGIONS_MAX: usize = 2048;

/// A page is of a file, and as it was there.
const FILE: u64 = 1 << 2;
const PRESENT: u64 = 1 << 3;
const SWAPPED: u64 = 1 << 4;
/// A page is the one page of zeros.
const ZERO: u64 = 1 << 5;

/// `struct page_region` of `linux/fs.h`.
#[repr(C)]
#[derive(Clone, Copy, Default)]
struct Region {
    start: u64,
    end: u64,
    categories: u64,
}

/// `struct pm_scan_arg` of `linux/fs.h`.
#[repr(C)]
struct Scan {
    size: u64,
    flags: u64,
    start: u64,
    end: u64,
    walk_end: u64,
    regions: u64,
    regions_max: u64,
    pages_max: u64,
    inverted: u64,
    all_of: u64,
    any_of: u64,
    returned: u64,
}

// SAFETY: the operation and the layout are those of `linux/fs.h`. The kernel writes to the
// struct, and to as many regions as it is told that there is room for.
#[allow(unsafe_code)]
unsafe impl Ioctl for &mut Scan {
    type Output = usize;
    const IS_MUTATING: bool = true;

    fn opcode(&self) -> Opcode {
        opcode::read_write::<Scan>(b'f', 16)
    }

    fn as_ptr(&mut self) -> *mut c_void {
        std::ptr::from_mut::<Scan>(self).cast()
    }

    unsafe fn output_from_ptr(found: IoctlOutput, _: *mut c_void) -> rustix::io::Result<usize> {
        Ok(found as usize)
    }
}

impl DirtyPages {
    /// `None` where the kernel cannot tell. To be made before files are out of reach. This
    /// process has no huge pages from then on.
    pub fn new() -> Option<Self> {
        let mut pages = DirtyPages {
            pages: File::open("/proc/self/pagemap").ok()?,
            found: vec![Region::default(); REGIONS_MAX],
            each_faults: forbid_huge_pages(),
            known: None,
        };
        pages.scan(0..0).ok()?;
        Some(pages)
    }

    /// Calls `each` with every run of pages in a range of addresses that hold something else
    /// than the file that is mapped there, or than zeros; with pages that are swapped out or
    /// being moved, too. Pages that were given back to the kernel since the last time may
    /// still be among them. Nobody may write to the range meanwhile.
    ///
    /// # Errors
    ///
    /// When the kernel does not tell.
    pub fn each(
        &mut self,
        addresses: Range<usize>,
        each: impl FnMut(Range<usize>),
    ) -> io::Result<()> {
        // Counted before it is looked: a fault in between is one too many, never one too few.
        let faults = faults().filter(|_| self.each_faults);
        let known = self
            .known
            .take()
            .filter(|known| known.addresses == addresses && Some(known.faults) == faults);
        let runs = match known {
            Some(known) => known.runs,
            None => self.runs(&addresses)?,
        };
        runs.iter().cloned().for_each(each);
        self.known = faults.map(|faults| Known {
            addresses,
            faults,
            runs,
        });
        Ok(())
    }

    fn runs(&mut self, addresses: &Range<usize>) -> io::Result<Vec<Range<usize>>> {
        let mut runs = Vec::new();
        let mut from = addresses.start;
        while from < addresses.end {
            let (found, end) = self.scan(from..addresses.end)?;
            let found = self.found[..found].iter();
            runs.extend(found.map(|region| region.start as usize..region.end as usize));
            if end <= from {
                return Err(io::Error::other("the kernel scans no pages"));
            }
            from = end;
        }
        Ok(runs)
    }

    /// How many regions were found, and up to where.
    #[allow(unsafe_code)]
    fn scan(&mut self, addresses: Range<usize>) -> io::Result<(usize, usize)> {
        let mut scan = Scan {
            size: size_of::<Scan>() as u64,
            flags: 0,
            start: addresses.start as u64,
            end: addresses.end as u64,
            walk_end: 0,
            regions: self.found.as_mut_ptr() as u64,
            regions_max: self.found.len() as u64,
            pages_max: 0,
            inverted: FILE | ZERO,
            all_of: FILE | ZERO,
            any_of: PRESENT | SWAPPED,
            // No difference between pages is asked for, so that neighbours come as one.
            returned: 0,
        };
        // SAFETY: the kernel writes to no more than the regions that are there, and
        // no page is changed by looking.
        let found = unsafe { ioctl(&self.pages, &mut scan)? };
        Ok((found.min(self.found.len()), scan.walk_end as usize))
    }
}

/// How many page faults this process had; `None` where that is not known.
#[allow(unsafe_code)]
fn faults() -> Option<u64> {
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the kernel writes to the struct, in which zeros are numbers.
    let usage = unsafe {
        if libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr()) != 0 {
            return None;
        }
        usage.assume_init()
    };
    Some((usage.ru_minflt as u64).wrapping_add(usage.ru_majflt as u64))
}

/// Whether the kernel will not gather pages of this process to huge ones.
#[allow(unsafe_code)]
fn forbid_huge_pages() -> bool {
    // The kernel looks at all of each argument.
    let (on, unused): (libc::c_ulong, libc::c_ulong) = (1, 0);
    // SAFETY: a setting of this process, to which no memory is handed over.
    let told = unsafe { libc::prctl(libc::PR_SET_THP_DISABLE, on, unused, unused, unused) };
    told == 0
}
