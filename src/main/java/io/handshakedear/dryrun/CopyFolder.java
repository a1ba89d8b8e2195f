package io.handshakedear.dryrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The folder of a copy. It holds customers' data: one that a crash left behind is deleted. */
final class CopyFolder implements AutoCloseable {

    private static final String PREFIX = "handshake-dear-dry-run-";
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path path;

    private CopyFolder(Path path) {
        this.path = path;
    }

    /** A new folder that only this user can read. */
    static CopyFolder create() throws IOException {
        Path path = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        IN_USE.add(path);
        deleteLeftovers(path.getParent());
        return new CopyFolder(path);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        delete(path);
        IN_USE.remove(path);
    }

    private static void deleteLeftovers(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(parent)) {
            folders =
                    all.filter(one -> one.getFileName().toString().startsWith(PREFIX))
                            .filter(one -> !IN_USE.contains(one))
                            .toList();
        }
        for (Path folder : folders) {
            long pid = pid(folder);
            boolean ours = pid == ProcessHandle.current().pid();
            if (ours || ProcessHandle.of(pid).isEmpty()) {
                delete(folder);
            }
        }
    }

    private static long pid(Path folder) {
        String rest = folder.getFileName().toString().substring(PREFIX.length());
        String number = rest.replaceAll("-.*", "");
        return number.matches("\\d{1,10}") ? Long.parseLong(number) : -1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
