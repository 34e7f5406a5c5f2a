/*
 * Stands between a process and one folder (DISK_FOLDER), by LD_PRELOAD. It writes down every write, truncation, flush
 * and removal (DISK_LOG), so that the states after a power cut can be built later, and it can fail on purpose:
 *   DISK_FULL_AFTER=n   the disk is full after n bytes (the last write is cut short)
 *   DISK_FLUSH_FAILS=n  the n-th flush fails with EIO
 * Record: kind (1 byte), file (4), offset (8), length (4), then the data; little-endian.
 * Kinds: 1 write, 2 truncate, 3 flush, 4 remove (data: path), 5 a file gets its number (data: path).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FILES 65536

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int log_fd = -1;
static int numbers[MOST_FILES];
static int next_number = 1;
/* Acknowledgements are noted in the folder, to stand in the log in their order; that file never fails. */
static int notes_number = -1;
static long long room = -1;
static long long flushes_left = -1;

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_close)(int);

__attribute__((constructor)) static void set_up(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_close = dlsym(RTLD_NEXT, "close");
  folder = getenv("DISK_FOLDER");
  const char *value;
  if ((value = getenv("DISK_FULL_AFTER"))) room = atoll(value);
  if ((value = getenv("DISK_FLUSH_FAILS"))) flushes_left = atoll(value);
  if ((value = getenv("DISK_LOG"))) log_fd = open(value, O_CREAT | O_WRONLY | O_APPEND, 0600);
}

static void record(uint8_t kind, uint32_t file, uint64_t offset, const void *data, uint32_t length) {
  if (log_fd < 0) return;
  unsigned char head[17];
  head[0] = kind;
  memcpy(head + 1, &file, 4);
  memcpy(head + 5, &offset, 8);
  memcpy(head + 13, &length, 4);
  real_write(log_fd, head, sizeof head);
  if (length > 0 && data) real_write(log_fd, data, length);
}

/* The number of a file below the folder, or 0. The shared memory of SQLite is never on the disk. */
static int number_of(int fd) {
  if (!folder || fd < 3 || fd >= MOST_FILES) return 0;
  if (numbers[fd]) return numbers[fd] > 0 ? numbers[fd] : 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) != 0 || strstr(path, "-shm")) {
    numbers[fd] = -1;
    return 0;
  }
  numbers[fd] = next_number++;
  if (length > 6 && strcmp(path + length - 6, "/notes") == 0) notes_number = numbers[fd];
  record(5, numbers[fd], 0, path, length);
  return numbers[fd];
}

static ssize_t put(int fd, const void *data, size_t length, off_t offset, int positioned) {
  pthread_mutex_lock(&mutex);
  int file = number_of(fd);
  if (file && !positioned) {
    struct stat status;
    fstat(fd, &status);
    offset = (fcntl(fd, F_GETFL) & O_APPEND) ? status.st_size : lseek(fd, 0, SEEK_CUR);
  }
  if (file && file != notes_number && room >= 0) {
    if (room == 0) {
      pthread_mutex_unlock(&mutex);
      errno = ENOSPC;
      return -1;
    }
    if ((long long)length > room) length = room;
    room -= length;
  }
  if (file) record(1, file, offset, data, length);
  ssize_t written = positioned ? real_pwrite(fd, data, length, offset) : real_write(fd, data, length);
  pthread_mutex_unlock(&mutex);
  return written;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) { return put(fd, data, length, offset, 1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return put(fd, data, length, offset, 1); }
ssize_t write(int fd, const void *data, size_t length) { return put(fd, data, length, 0, 0); }

static int flush(int fd, int (*real)(int)) {
  pthread_mutex_lock(&mutex);
  int file = number_of(fd);
  if (file && flushes_left > 0 && --flushes_left == 0) {
    pthread_mutex_unlock(&mutex);
    errno = EIO;
    return -1;
  }
  int result = real(fd);
  if (file) record(3, file, 0, 0, 0);
  pthread_mutex_unlock(&mutex);
  return result;
}
int fsync(int fd) { return flush(fd, real_fsync); }
int fdatasync(int fd) { return flush(fd, real_fdatasync); }

int ftruncate64(int fd, off_t length) {
  pthread_mutex_lock(&mutex);
  int file = number_of(fd);
  if (file) record(2, file, length, 0, 0);
  int result = real_ftruncate(fd, length);
  pthread_mutex_unlock(&mutex);
  return result;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
  pthread_mutex_lock(&mutex);
  if (folder && strncmp(path, folder, strlen(folder)) == 0) record(4, 0, 0, path, strlen(path));
  pthread_mutex_unlock(&mutex);
  return real_unlink(path);
}

int close(int fd) {
  if (fd >= 0 && fd < MOST_FILES) numbers[fd] = 0;
  return real_close(fd);
}
