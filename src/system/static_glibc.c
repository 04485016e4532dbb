/* A static program on glibc resolves names with the modules that /etc/nsswitch.conf names. `files` and `dns` are
 * built in; others, such as `resolve` and `mdns4_minimal`, are shared libraries. glibc loads them, and a shared libc
 * with them, and the program crashes unless that libc has the very version that was linked. So only what is built in
 * is asked: for hosts, and for users, whose home folder is looked up where HOME is not set. */
#include <nss.h>

__attribute__((constructor)) static void use_built_in_modules(void) {
  __nss_configure_lookup("hosts", "files dns");
  __nss_configure_lookup("passwd", "files");
}
