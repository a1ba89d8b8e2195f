package io.handshakedear.check;

import io.handshakedear.flows.FlowFiles;
import io.handshakedear.mapping.Digest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which of our files {@code routes.dir} replaces, and which of these originals an upgrade has
 * changed since (table {@code replaced_file}). An own file that was edited after the upgrade counts
 * as brought up to date.
 */
public final class ReplacedFiles {

    private static final int ALL_DIGITS = 64;
    private static final String NOTICED = "select name, original, noticed_at from replaced_file";
    private static final String FORGET = "delete from replaced_file where name = ?";
    private static final String NOTICE =
            "insert into replaced_file (name, original, noticed_at) values (?, ?, ?)";

    private final FlowFiles files;

    public ReplacedFiles(FlowFiles files) {
        this.files = files;
    }

    /** Remembers what is replaced now; called at each start of the integration. */
    public void notice(DataSource dataSource) {
        JdbcTemplate database = new JdbcTemplate(dataSource);
        Map<String, Noticed> before = noticed(database);
        List<String> replaced = files.replaced();
        before.keySet().stream()
                .filter(name -> !replaced.contains(name))
                .forEach(name -> database.update(FORGET, name));
        for (String name : replaced) {
            Noticed known = before.get(name);
            if (known == null || isStale(name, known) && files.editedAt(name).isAfter(known.at())) {
                database.update(FORGET, name);
                database.update(
                        NOTICE,
                        name,
                        Digest.of(files.original(name), ALL_DIGITS),
                        Timestamp.from(Instant.now()));
            }
        }
    }

    /** Tells of every replaced file, and warns of those whose original has changed. */
    public void describe(DataSource dataSource, Findings findings) {
        Map<String, Noticed> noticed;
        try {
            noticed = noticed(new JdbcTemplate(dataSource));
        } catch (DataAccessException e) {
            // a database that no instance has used yet has no table
            noticed = Map.of();
        }
        for (String name : files.replaced()) {
            Noticed known = noticed.get(name);
            if (known != null && isStale(name, known)) {
                findings.warning(
                        ("routes.dir replaces %s, whose original has changed since %s: compare both"
                                        + " and save yours again")
                                .formatted(name, known.at()));
            } else {
                findings.ok("routes.dir replaces " + name);
            }
        }
    }

    /** Tells of every replaced file while nobody can say whether its original has changed. */
    void describe(Findings findings) {
        files.replaced().forEach(name -> findings.ok("routes.dir replaces " + name));
    }

    private boolean isStale(String name, Noticed known) {
        return !Digest.of(files.original(name), ALL_DIGITS).equals(known.original());
    }

    private static Map<String, Noticed> noticed(JdbcTemplate database) {
        return database
                .query(
                        NOTICED,
                        (row, number) ->
                                new Noticed(
                                        row.getString("name"),
                                        row.getString("original"),
                                        row.getTimestamp("noticed_at").toInstant()))
                .stream()
                .collect(Collectors.toMap(Noticed::name, file -> file));
    }

    private record Noticed(String name, String original, Instant at) {}
}
