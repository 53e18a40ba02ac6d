/*
 * How the addon asks about files.
 *
 * glibc before 2.33 has stat() and its like not in the library but in a part that is linked into each program. The compiler's own copy of
 * that part keeps an errno of its own, so that after a failed lstat() SQLite would read an old one and take "there is no such
 * file" for a fault of the disk. These go through syscall(), which is the library's and sets the library's errno. On x64 and
 * arm64 the kernel's struct stat is that of glibc, with 64 bits under both names.
 */
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef AT_SYMLINK_NOFOLLOW
#define AT_SYMLINK_NOFOLLOW 0x100
#endif

struct stat;
struct stat64;

static int at(int folder, const char *path, void *found, int flags) {
  return (int)syscall(SYS_newfstatat, folder, path, found, flags);
}

int fstatat(int folder, const char *path, struct stat *found, int flags) { return at(folder, path, found, flags); }
int fstatat64(int folder, const char *path, struct stat64 *found, int flags) { return at(folder, path, found, flags); }
int stat(const char *path, struct stat *found) { return at(AT_FDCWD, path, found, 0); }
int stat64(const char *path, struct stat64 *found) { return at(AT_FDCWD, path, found, 0); }
int lstat(const char *path, struct stat *found) { return at(AT_FDCWD, path, found, AT_SYMLINK_NOFOLLOW); }
int lstat64(const char *path, struct stat64 *found) { return at(AT_FDCWD, path, found, AT_SYMLINK_NOFOLLOW); }
int fstat(int file, struct stat *found) { return (int)syscall(SYS_fstat, file, found); }
int fstat64(int file, struct stat64 *found) { return (int)syscall(SYS_fstat, file, found); }
