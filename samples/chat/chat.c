#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEADER = 10, LIMIT = 65536 };

static int read_exactly(int from, char *to, size_t count) {
    while (count > 0) {
        ssize_t got = read(from, to, count);
        if (got <= 0) return 0;
        to += got;
        count -= (size_t)got;
    }
    return 1;
}

static int show_frame(int connection) {
    static char header[HEADER + 1], payload[LIMIT];
    if (!read_exactly(connection, header, HEADER)) return 0;
    long length = strtol(header, NULL, 10);
    if (length < 0 || length > LIMIT || !read_exactly(connection, payload, (size_t)length)) return 0;
    printf("%.*s\n", (int)length, payload);
    return fflush(stdout) == 0;
}

static int send_line(int connection, const char *name) {
    static char line[LIMIT / 2], frame[LIMIT];
    if (fgets(line, sizeof line, stdin) == NULL) return 0;
    line[strcspn(line, "\n")] = '\0';
    int length = snprintf(NULL, 0, "%s> %s", name, line);
    int total = snprintf(frame, sizeof frame, "%-*d%s> %s", HEADER, length, name, line);
    return write(connection, frame, (size_t)total) == total;
}

int main(int count, char **words) {
    struct addrinfo *address, wanted = { .ai_socktype = SOCK_STREAM };
    if (count < 4 || getaddrinfo(words[1], words[2], &wanted, &address) != 0) return 2;
    int connection = socket(address->ai_family, SOCK_STREAM, 0);
    if (connect(connection, address->ai_addr, address->ai_addrlen) != 0) return 1;
    freeaddrinfo(address);

    setvbuf(stdin, NULL, _IONBF, 0); /* poll() cannot see what stdio has put aside */
    struct pollfd ends[] = { { connection, POLLIN, 0 }, { STDIN_FILENO, POLLIN, 0 } };
    while (poll(ends, 2, -1) > 0) {
        if (ends[0].revents && !show_frame(connection)) break;
        if (ends[1].revents && !send_line(connection, words[3])) {
            shutdown(connection, SHUT_WR);
            ends[1].fd = -1; /* poll() passes over it from now on */
        }
    }
    return close(connection);
}
