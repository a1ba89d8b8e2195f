package io.handshakedear.check;

import io.handshakedear.Integration;
import io.handshakedear.database.Database;
import io.handshakedear.flows.FlowFiles;
import io.handshakedear.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The whole check of an instance's settings (design 9): the database, both connections, the
 * mappings, and the files that replace ours. Uses the routes of the integration and nothing of its
 * work: no order is captured or processed, no instance lock is taken.
 */
public final class InstanceCheck {

    /** Reference data is read into it, so that a running instance's database is left alone. */
    private static final String THROW_AWAY = "jdbc:h2:mem:check";

    private final Settings settings;

    /**
     * @param settings without problems
     */
    public InstanceCheck(Settings settings) {
        this.settings = settings;
    }

    public Findings run() throws Exception {
        Findings findings = new Findings();
        Main main = Integration.forCheck(settings.with(Map.of("database.url", THROW_AWAY)));
        main.start();
        try {
            Exchange exchange =
                    main.getCamelContext()
                            .createFluentProducerTemplate()
                            .withVariable("findings", findings)
                            .to("direct:check-references")
                            .send();
            if (exchange.getException() != null) {
                ReferenceCheck.unfinished(exchange.getException(), findings);
            }
        } finally {
            main.stop();
        }
        database(findings);
        return findings;
    }

    private void database(Findings findings) {
        String url = settings.get("database.url");
        ReplacedFiles files = new ReplacedFiles(new FlowFiles(settings));
        try (Connection connection = Database.connect(settings)) {
            findings.ok("The database %s can be opened".formatted(url));
            files.describe(new SingleConnectionDataSource(connection, true), findings);
        } catch (SQLException e) {
            if (Database.isInUse(e)) {
                findings.ok("The database %s is in use by a running instance".formatted(url));
            } else if (Database.isMissing(e)) {
                findings.ok("The database %s will be created by the first run".formatted(url));
            } else {
                findings.error(
                        "The database %s cannot be opened; check database.url, .user and .password (%s)"
                                .formatted(url, e.getMessage()));
            }
            files.describe(findings);
        }
    }
}
