//! Loaded before the C library of the process that builds the Python runtime,
//! so that every build is the same, byte for byte. The snapshot keeps traces of
//! whatever CPython saw while it started: random bytes (the seed of its string
//! hashes, and so the order of sets), the time, the times and numbers of files,
//! the order in which directories list them. Here all of these are constant.
//! Built by `rustc` alone: it needs no crate.

use core::ffi::{c_int, c_long, c_uint, c_void};

/// 1 January 2024, in seconds since 1970.
const NOW_SECONDS: c_long = 1_704_067_200;

/// Every call gives the same bytes, whichever thread comes first.
///
/// # Safety
/// `buffer` is valid for writes of `length` bytes.
unsafe fn fill(buffer: *mut u8, length: usize) {
    let mut word: u64 = 0x6772_6164_6562_6f78;
    for index in 0..length {
        word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        unsafe { buffer.add(index).write_volatile((word >> 56) as u8) };
    }
}

/// # Safety
/// As for the C function of this name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn getrandom(buffer: *mut c_void, length: usize, _flags: c_uint) -> isize {
    unsafe { fill(buffer.cast(), length) };
    length as isize
}

/// # Safety
/// As for the C function of this name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn getentropy(buffer: *mut c_void, length: usize) -> c_int {
    unsafe { fill(buffer.cast(), length) };
    0
}

/// The C structure of this name, on 64-bit Linux.
#[repr(C)]
pub struct Timespec {
    seconds: c_long,
    nanoseconds: c_long,
}

/// # Safety
/// As for the C function of this name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn clock_gettime(_clock: c_int, time: *mut Timespec) -> c_int {
    let now = Timespec {
        seconds: NOW_SECONDS,
        nanoseconds: 0,
    };
    unsafe { time.write_volatile(now) };
    0
}

/// Calls that the process makes past the C library. The kernel hands them to
/// [`traps::answer`], by a filter that the process puts on itself.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod traps {
    use super::{NOW_SECONDS, c_int, c_long, c_void};
    use core::arch::asm;
    use core::sync::atomic::{AtomicUsize, Ordering};

    const LSEEK: u32 = 8;
    const GETDENTS64: u32 = 217;
    const STATX: u32 = 332;
    /// In the sixth argument, which neither call has: this one comes from here.
    const OURS: u32 = 0x6772_6164;

    const EINVAL: i64 = -22;
    const SEEK_SET: u64 = 0;
    const SEEK_CUR: u64 = 1;
    const SIGSYS: c_int = 31;
    const SA_SIGINFO: c_int = 4;
    const PR_SET_NO_NEW_PRIVS: c_int = 38;
    const PR_SET_SECCOMP: c_int = 22;
    const SECCOMP_MODE_FILTER: c_long = 2;

    #[repr(C)]
    struct SigAction {
        handler: extern "C" fn(c_int, *mut c_void, *mut Context),
        mask: [u64; 16],
        flags: c_int,
        restorer: usize,
    }

    /// The beginning of `ucontext_t`: the registers are all that is used.
    #[repr(C)]
    pub struct Context {
        before: [u64; 5],
        r8: u64,
        others: [u64; 1],
        r10: u64,
        more: [u64; 5],
        rdi: u64,
        rsi: u64,
        frame: [u64; 2],
        rdx: u64,
        rax: u64,
    }

    #[repr(C)]
    struct Instruction {
        code: u16,
        if_true: u8,
        if_false: u8,
        value: u32,
    }

    #[repr(C)]
    struct Filter {
        length: u16,
        instructions: *const Instruction,
    }

    unsafe extern "C" {
        fn sigaction(signal: c_int, new: *const SigAction, old: *mut c_void) -> c_int;
        fn prctl(option: c_int, a: c_long, b: c_long, c: c_long, d: c_long) -> c_int;
    }

    #[used]
    #[unsafe(link_section = ".init_array")]
    static INSTALL: extern "C" fn() = install;

    /// Where the kernel allows no filter, the build goes on without.
    extern "C" fn install() {
        const LOAD: u16 = 0x20;
        const JUMP_IF_EQUAL: u16 = 0x15;
        const RETURN: u16 = 0x06;
        const ALLOW: u32 = 0x7fff_0000;
        const TRAP: u32 = 0x0003_0000;
        let step = |code, if_true, if_false, value| Instruction {
            code,
            if_true,
            if_false,
            value,
        };
        let instructions = [
            step(LOAD, 0, 0, 4), // the architecture, in `struct seccomp_data`
            step(JUMP_IF_EQUAL, 0, 5, 0xc000_003e),
            step(LOAD, 0, 0, 0), // the number of the call
            step(JUMP_IF_EQUAL, 1, 0, GETDENTS64),
            step(JUMP_IF_EQUAL, 0, 2, STATX),
            step(LOAD, 0, 0, 56), // the lower half of the sixth argument
            step(JUMP_IF_EQUAL, 0, 1, OURS),
            step(RETURN, 0, 0, ALLOW),
            step(RETURN, 0, 0, TRAP),
        ];
        let filter = Filter {
            length: instructions.len() as u16,
            instructions: instructions.as_ptr(),
        };
        let action = SigAction {
            handler: answer,
            mask: [0; 16],
            flags: SA_SIGINFO,
            restorer: 0,
        };
        unsafe {
            if sigaction(SIGSYS, &action, core::ptr::null_mut()) == 0
                && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
            {
                let filter = &raw const filter as c_long;
                prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter, 0, 0);
            }
        }
    }

    /// Makes the call that was trapped, and takes out what differs between builds.
    extern "C" fn answer(_: c_int, _: *mut c_void, context: *mut Context) {
        let context = unsafe { &mut *context };
        let number = context.rax as u32;
        let arguments = [
            context.rdi,
            context.rsi,
            context.rdx,
            context.r10,
            context.r8,
        ];
        let result = unsafe {
            if number == STATX {
                let result = call(STATX, arguments);
                if result == 0 {
                    level(context.r8 as *mut u8);
                }
                result
            } else {
                list(arguments)
            }
        };
        context.rax = result as u64;
    }

    /// # Safety
    /// As for the system call of this number.
    unsafe fn call(number: u32, arguments: [u64; 5]) -> i64 {
        let mut result = i64::from(number);
        unsafe {
            asm!(
                "syscall",
                inlateout("rax") result,
                in("rdi") arguments[0],
                in("rsi") arguments[1],
                in("rdx") arguments[2],
                in("r10") arguments[3],
                in("r8") arguments[4],
                in("r9") u64::from(OURS),
                lateout("rcx") _,
                lateout("r11") _,
            );
        }
        result
    }

    /// Every file was made at the same time, and is number 1 of device 0.
    ///
    /// # Safety
    /// `statx` points to a `struct statx` that the kernel has filled in.
    unsafe fn level(statx: *mut u8) {
        const NLINK: usize = 16;
        const MODE: usize = 28;
        const INODE: usize = 32;
        const SIZE: usize = 40;
        const BLOCKS: usize = 48;
        const TIMES: [usize; 4] = [64, 80, 96, 112];
        const DEVICE: usize = 136;
        unsafe {
            let is_directory = statx.add(MODE).cast::<u16>().read() & 0o170_000 == 0o040_000;
            if is_directory {
                statx.add(NLINK).cast::<u32>().write(1);
                statx.add(SIZE).cast::<u64>().write(4096);
            }
            statx.add(INODE).cast::<u64>().write(1);
            statx.add(BLOCKS).cast::<u64>().write(8);
            statx.add(DEVICE).cast::<u64>().write(0);
            for time in TIMES {
                statx.add(time).cast::<i64>().write(NOW_SECONDS);
                statx.add(time + 8).cast::<u64>().write(0);
            }
        }
    }

    /// How many entries of an open directory have been handed out, by its descriptor.
    static HANDED_OUT: [AtomicUsize; 1024] = [const { AtomicUsize::new(0) }; 1024];

    /// Lists a directory in the order of its names, however small the caller's buffer is:
    /// reads all of it at every call, and goes on where the last call ended. A directory that
    /// is too large for that keeps the order that it has.
    ///
    /// # Safety
    /// `arguments` are those of `getdents64`.
    unsafe fn list(arguments: [u64; 5]) -> i64 {
        let [descriptor, buffer, room, ..] = arguments;
        let Some(handed_out) = HANDED_OUT.get(descriptor as usize) else {
            return unsafe { call(GETDENTS64, arguments) };
        };
        let position = unsafe { call(LSEEK, [descriptor, 0, SEEK_CUR, 0, 0]) };
        if position == 0 {
            handed_out.store(0, Ordering::Relaxed);
        }
        let mut all = Entries::new();
        if position < 0 || !unsafe { all.read(descriptor) } {
            unsafe { call(LSEEK, [descriptor, position as u64, SEEK_SET, 0, 0]) };
            return unsafe { call(GETDENTS64, arguments) };
        }
        let mut first = handed_out.load(Ordering::Relaxed);
        let mut length = 0;
        while let Some(entry) = all.sorted(first)
            && length + entry.len() <= room as usize
        {
            let to = (buffer as *mut u8).wrapping_add(length);
            unsafe { core::ptr::copy_nonoverlapping(entry.as_ptr(), to, entry.len()) };
            length += entry.len();
            first += 1;
        }
        handed_out.store(first, Ordering::Relaxed);
        if length == 0 && all.sorted(first).is_some() {
            return EINVAL; // no room for even one
        }
        length as i64
    }

    /// All of a directory: `struct linux_dirent64`s and where they begin, sorted by name.
    struct Entries {
        bytes: [u8; 1 << 16],
        starts: [u32; 2048],
        count: usize,
    }

    impl Entries {
        fn new() -> Entries {
            Entries {
                bytes: [0; 1 << 16],
                starts: [0; 2048],
                count: 0,
            }
        }

        /// False when there is no room for all of it.
        ///
        /// # Safety
        /// Nobody else reads from this descriptor meanwhile.
        unsafe fn read(&mut self, descriptor: u64) -> bool {
            unsafe { call(LSEEK, [descriptor, 0, SEEK_SET, 0, 0]) };
            let mut length = 0;
            loop {
                let rest = &mut self.bytes[length..];
                let arguments = [
                    descriptor,
                    rest.as_mut_ptr() as u64,
                    rest.len() as u64,
                    0,
                    0,
                ];
                match unsafe { call(GETDENTS64, arguments) } {
                    0 => break,
                    more if more < 0 => return false,
                    more => length += more as usize,
                }
            }
            let mut start = 0;
            while start < length {
                let Some(slot) = self.starts.get_mut(self.count) else {
                    return false;
                };
                *slot = start as u32;
                self.count += 1;
                start += entry(&self.bytes, start).len();
            }
            let bytes = &self.bytes;
            self.starts[..self.count].sort_unstable_by(|a, b| {
                let name = |start: &u32| entry(bytes, *start as usize)[NAME..].iter();
                name(a)
                    .take_while(|c| **c != 0)
                    .cmp(name(b).take_while(|c| **c != 0))
            });
            true
        }

        fn sorted(&self, index: usize) -> Option<&[u8]> {
            let start = self.starts[..self.count].get(index)?;
            Some(entry(&self.bytes, *start as usize))
        }
    }

    const LENGTH: usize = 16;
    const NAME: usize = 19;

    fn entry(bytes: &[u8], start: usize) -> &[u8] {
        let length = u16::from_le_bytes([bytes[start + LENGTH], bytes[start + LENGTH + 1]]);
        &bytes[start..start + usize::from(length)]
    }
}
