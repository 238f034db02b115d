#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What this process sees under the name of a file.
package enum FileView {
    /// Makes a name stand for another file, for this process and those that it starts, and for nobody else.
    ///
    /// Has to be done first thing: the system allows it to a process with one thread only.
    /// - Throws: where the system does not allow it, as in many containers, or has no such thing.
    package static func show(_ file: String, at place: String) throws(SystemError) {
        #if canImport(Glibc)
        let (user, group) = (geteuid(), getegid())
        let isRoot = user == 0
        let (newMounts, newUser): (Int32, Int32) = (0x0002_0000, 0x1000_0000)
        guard let unshare = function("unshare") else { throw SystemError("unshare", path: place) }
        guard unshare(isRoot ? newMounts : newMounts | newUser) == 0 else { throw SystemError("unshare", path: place) }
        if !isRoot {
            try write("deny", to: "/proc/self/setgroups")
            try write("0 \(user) 1", to: "/proc/self/uid_map")
            try write("0 \(group) 1", to: "/proc/self/gid_map")
        }
        let (bind, isolated): (UInt, UInt) = (4096, 262_144 | 16_384)
        guard mount(nil, "/", nil, isolated, nil) == 0, mount(file, place, nil, bind, nil) == 0 else {
            throw SystemError("mount", path: place)
        }
        #else
        errno = ENOTSUP
        throw SystemError("mount", path: place)
        #endif
    }

    #if canImport(Glibc)
    /// One that Swift's headers do not show.
    private static func function(_ name: String) -> (@convention(c) (Int32) -> Int32)? {
        guard let found = dlsym(dlopen(nil, RTLD_NOW), name) else { return nil }
        return unsafe unsafeBitCast(found, to: (@convention(c) (Int32) -> Int32).self)
    }

    private static func write(_ text: String, to path: String) throws(SystemError) {
        let number = open(path, O_WRONLY | O_CLOEXEC)
        guard number >= 0 else { throw SystemError("open", path: path) }
        try Descriptor(owning: number).write(Array(text.utf8))
    }
    #endif
}
