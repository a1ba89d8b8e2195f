package io.handshakedear.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The option {@code --since}: a day of the store or an instant. */
final class Since {

    private Since() {}

    /**
     * @throws ParameterException when it is neither
     */
    static void require(String since, CommandSpec spec) {
        try {
            if (since.contains("T")) {
                Instant.parse(since);
            } else {
                LocalDate.parse(since);
            }
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--since %s: expected a day such as 2026-01-31 or an instant such as 2026-01-31T10:00:00Z"
                            .formatted(since));
        }
    }
}
