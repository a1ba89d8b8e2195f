package io.handshakedear.homes;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The outcomes by home and scenario. The homes run in processes of their own: each notes its row in
 * a file of the build, and whoever is last prints all of them.
 */
final class ConformanceTable {

    private static final Path FOLDER = Path.of("target", "conformance");

    /** Which build a row is of. */
    private static final String BUILD = "build";

    private final String build = System.getProperty("build", "");
    private final List<String> scenarios = new ArrayList<>();

    /** The homes of this build, in their order. */
    List<String> homes() {
        return List.of(System.getProperty("homes", "jar,plain-host").split(","));
    }

    void note(String home, String scenario, String outcome) {
        if (!scenarios.contains(scenario)) {
            scenarios.add(scenario);
        }
        Properties row = row(home);
        row.setProperty(BUILD, build);
        row.setProperty(scenario, outcome);
        try {
            Files.createDirectories(FOLDER);
            try (Writer writer = Files.newBufferedWriter(file(home))) {
                row.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In Markdown. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(System.lineSeparator());
        line(table, "home", scenarios);
        line(table, "---", scenarios.stream().map(scenario -> "---").toList());
        for (String home : homes()) {
            Properties row = row(home);
            line(
                    table,
                    home,
                    scenarios.stream().map(name -> row.getProperty(name, "not yet")).toList());
        }
        return table.toString();
    }

    private static void line(StringBuilder table, String first, List<String> others) {
        table.append("| ").append(first).append(" | ");
        table.append(others.stream().collect(Collectors.joining(" | ")));
        table.append(" |").append(System.lineSeparator());
    }

    /** What is noted of a home in this build. */
    private Properties row(String home) {
        Properties row = new Properties();
        if (Files.exists(file(home))) {
            try (Reader reader = Files.newBufferedReader(file(home))) {
                row.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return build.equals(row.getProperty(BUILD)) ? row : new Properties();
    }

    private static Path file(String home) {
        return FOLDER.resolve(home + ".properties");
    }
}
