// Stands in for libcurl where livechat-sync's release is linked, and loads it at the first call.
//
// Only the network worker ever calls it. Linked as usual it would be loaded with 29 libraries of its own (for LDAP, Kerberos, SSH)
// at every start of the program, also for `--version` and at every press of the Tab key: half of the time that these take.
//
// Each function takes at most four arguments, all of them pointers or whole numbers. On 64-bit x86 and ARM under Linux such
// arguments and results are handed over in the same registers whatever their type, to functions with "..." too, so that one form
// does for all, and curl's header is not needed.

#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

#if !defined(__linux__) || !(defined(__x86_64__) || defined(__aarch64__))
#error "how arguments are handed over is known of Linux on x86-64 and aarch64 only"
#endif

typedef long word;
typedef word (*function)(word, word, word, word);

static function find(const char *name) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  void *found = library ? dlsym(library, name) : NULL;
  if (!found) {
    fprintf(stderr, "livechat-sync: %s\n", dlerror());
    // As the system's loader ends a program that lacks a library.
    _exit(127);
  }
  return (function)found;
}

// Two threads that look for it at once find the same.
#define LATE(name) \
  __attribute__((visibility("hidden"))) word name(word a, word b, word c, word d) { \
    static function real; \
    if (!real) real = find(#name); \
    return real(a, b, c, d); \
  }

// What Foundation calls. Should another version of Foundation call one more, the linker takes that one from libcurl, which is
// loaded at the start again then, and samples/packaging/build says so.
LATE(curl_global_init)
LATE(curl_version)
LATE(curl_version_info)
LATE(curl_free)
LATE(curl_easy_init)
LATE(curl_easy_cleanup)
LATE(curl_easy_pause)
LATE(curl_easy_strerror)
LATE(curl_easy_setopt)
LATE(curl_easy_getinfo)
LATE(curl_multi_init)
LATE(curl_multi_cleanup)
LATE(curl_multi_add_handle)
LATE(curl_multi_remove_handle)
LATE(curl_multi_assign)
LATE(curl_multi_socket_action)
LATE(curl_multi_info_read)
LATE(curl_slist_append)
LATE(curl_slist_free_all)
LATE(curl_url)
LATE(curl_url_set)
LATE(curl_url_get)

// curl says for what it waits on a socket each time that changes: to write while it connects or sends a body, to read from then on.
// Foundation (as of Swift 6.3) hears the first and goes on listening for room to write, which is always there: two threads turn in
// a circle until the answer comes, at about a third of a processor for each connection that waits. It does hear that a socket is
// of no interest any more. So that is what it is told first, wherever curl would read only where it wrote before.
enum { socket_function = 20001, wants_to_read = 1, wants_to_write = 2, wants_nothing = 4, sockets = 1 << 16 };

typedef int (*listener)(void *transfer, int socket, int what, void *client, void *attached);

// There is one listener in the program, and it is called by one queue.
static listener foundation;
static unsigned char is_written[sockets];

static int tell(void *transfer, int socket, int what, void *client, void *attached) {
  if (socket < 0 || socket >= sockets) return foundation(transfer, socket, what, client, attached);
  if (what == wants_to_read && is_written[socket]) {
    foundation(transfer, socket, wants_nothing, client, attached);
    attached = NULL;
  }
  is_written[socket] = what != wants_nothing && (what & wants_to_write) != 0;
  return foundation(transfer, socket, what, client, attached);
}

__attribute__((visibility("hidden"))) word curl_multi_setopt(word multi, word option, word value, word unused) {
  static function real;
  if (!real) real = find("curl_multi_setopt");
  if (option == socket_function && value) {
    foundation = (listener)value;
    value = (word)tell;
  }
  return real(multi, option, value, unused);
}
