package io.handshakedear.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every file of the operator's page, seen without a browser. */
class PageFilesTest {

    private static final Path PAGE = Path.of("src/main/resources/page");
    private static final Pattern IMPORT = Pattern.compile("from '(/page/[^']+)'");
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/page/[^\"]+)\"");
    private static final List<String> LIBRARIES =
            List.of("/page/lib/preact.js", "/page/lib/hooks.js");
    private static final int LONGEST = 250;

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file);
            if (!file.startsWith(PAGE.resolve("vendor"))) {
                assertThat(text.replace("http://www.w3.org/2000/svg", ""))
                        .as(file.toString())
                        .doesNotContain("http://", "https://", "@import", "url(");
            }
        }
    }

    @Test
    void textsAreNeverMadeMarkupAndNothingIsInline() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain(
                            "innerHTML",
                            "outerHTML",
                            "insertAdjacentHTML",
                            "document.write",
                            "eval(",
                            "new Function",
                            "<style",
                            "style=\"",
                            "onclick=");
        }
    }

    @Test
    void whatAFileNamesIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            for (Pattern pattern : List.of(IMPORT, NAMED)) {
                Matcher names = pattern.matcher(text);
                while (names.find()) {
                    String name = names.group(1);
                    if (!LIBRARIES.contains(name)
                            && !Files.exists(PAGE.resolve(name.substring("/page/".length())))) {
                        missing.add(file + ": " + name);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void filesAreSmall() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(LONGEST);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(PAGE)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(js|css|html|svg)"))
                    .toList();
        }
    }
}
