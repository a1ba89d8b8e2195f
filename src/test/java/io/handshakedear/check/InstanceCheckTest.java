package io.handshakedear.check;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.check.Findings.Finding;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class InstanceCheckTest {

    private static SandboxSystems systems;

    @BeforeAll
    static void start() {
        systems = SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000));
    }

    @AfterAll
    static void stop() {
        systems.close();
    }

    @Test
    void tellsWhichCategoryIsNotMappedAndWritesNothing() throws Exception {
        systems.dear().ledger().clear();

        Findings findings = check(Map.of());

        assertThat(findings.count(Findings.Level.ERROR)).isZero();
        assertThat(texts(findings))
                .anyMatch(
                        text -> text.contains("tax-rule.category.24") && text.contains("SKIPPED"));
        assertThat(systems.dear().sales(null)).isEmpty();
    }

    @Test
    void tellsWhatDearLacksWithTheNamesToChooseFrom() throws Exception {
        Findings findings =
                check(
                        Map.of(
                                "store.acme.tax-rule.default", "No such tax",
                                "store.acme.location.default", "Nowhere",
                                "store.acme.charge.shipping.product", "Teleport",
                                "store.acme.customer.payment-term", "",
                                "store.acme.sale-price-tier", "Platinum",
                                "store.acme.invoice-status", "Draft"));

        assertThat(texts(findings))
                .anyMatch(text -> text.contains("No such tax") && text.contains("Tax on Sales"))
                .anyMatch(text -> text.contains("Nowhere") && text.contains("Main Warehouse"))
                .anyMatch(text -> text.contains("'Teleport'"))
                .anyMatch(text -> text.contains("customer.payment-term is not set"))
                .anyMatch(text -> text.contains("Platinum") && text.contains("Wholesale"))
                .anyMatch(text -> text.contains("payments wait until the invoice"));
    }

    @Test
    void tellsWhatDearHasAndWouldRefuse() throws Exception {
        Findings findings =
                check(
                        Map.of(
                                "store.acme.customer.account-receivable", "260",
                                "store.acme.create-payments", "true",
                                "store.acme.payments-account", "400",
                                "store.acme.revenue-account", "Other revenue",
                                "store.acme.sales-representative", "Nobody",
                                "dear.url", systems.settings().get("dear.url") + "/"));

        assertThat(texts(findings))
                .anyMatch(text -> text.contains("= 260 is not DEAR's account for accounts rec"))
                .anyMatch(text -> text.contains("payments-account = 400 takes no payments"))
                .anyMatch(text -> text.contains("revenue-account = Other revenue is not in DEAR"))
                .anyMatch(text -> text.contains("sales-representative = Nobody is not in DEAR"))
                .anyMatch(text -> text.contains("acme: orders in USD are taken as they are"));
    }

    @Test
    void aRefusedKeyIsAnErrorOfItsSystem() throws Exception {
        Findings findings = check(Map.of("store.acme.api-key", "wrong"));

        assertThat(findings.all())
                .filteredOn(finding -> finding.level() == Findings.Level.ERROR)
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("acme: Handshake"));
        assertThat(texts(findings)).anyMatch(text -> text.startsWith("DEAR answers"));
    }

    /** Handshake's 403 (design rule C7): nothing is broken, but a flow has nothing to do. */
    @Test
    void whatIsForAdministratorsIsAWarningThatNamesTheFlow() throws Exception {
        systems.handshake().hide("orders", "customer_groups");
        try {
            Findings findings = check(Map.of());

            assertThat(findings.count(Findings.Level.ERROR)).isZero();
            assertThat(texts(findings))
                    .anyMatch(text -> text.contains("orders") && text.contains("captured"))
                    .anyMatch(text -> text.contains("customer_groups"))
                    .as("the other lists are compared")
                    .anyMatch(text -> text.contains("tax-rule.category.24"));
        } finally {
            systems.handshake().hide();
        }
    }

    @Test
    void listsAreReadToTheirEnd() throws Exception {
        for (int number = 5000; number < 5130; number++) {
            systems.handshake()
                    .put(
                            "order_categories",
                            TestOrder.fields(
                                    "{'objID':%d,'id':'C%d','name':'Category %d'}"
                                            .formatted(number, number, number)));
        }

        assertThat(texts(check(Map.of("store.acme.tax-rule.category.5129", "Tax Exempt"))))
                .anyMatch(text -> text.contains("tax-rule.category.5128 is not set"))
                .noneMatch(text -> text.contains("tax-rule.category.5129"));
    }

    /** Whatever stops a check: what was not looked at must not pass for well. */
    @Test
    void aCheckThatCannotBeFinishedFails() throws Exception {
        systems.dear().faults().add(unstorable());
        try {
            Findings findings = check(Map.of());

            assertThat(findings.all())
                    .anyMatch(
                            finding ->
                                    finding.level() == Findings.Level.ERROR
                                            && finding.text().contains("too long"));
            assertThat(texts(findings)).noneMatch(text -> text.startsWith("DEAR answers"));
        } finally {
            systems.dear().faults().clear();
        }
    }

    @Test
    void aCheckAtTheStartThatDiesSaysSoWithoutAStackTrace() throws Exception {
        systems.dear().faults().add(unstorable());
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        try (RunningIntegration integration =
                RunningIntegration.against(systems).with("store.acme.process", "manual").start()) {
            root.addAppender(log);
            integration.context().createFluentProducerTemplate().to("direct:check-at-start").send();

            assertThat(log.list)
                    .anyMatch(event -> event.getFormattedMessage().contains("DEAR does not work"))
                    .allMatch(event -> event.getThrowableProxy() == null);
        } finally {
            root.detachAppender(log);
            systems.dear().faults().clear();
        }
    }

    /** A name that is longer than any place for it. */
    private static FaultRule unstorable() {
        return FaultRule.on("GET", "ref/location")
                .status(FaultRule.Point.BEFORE, 200)
                .body(
                        "{\"Total\":1,\"Page\":1,\"LocationList\":[{\"Name\":\"%s\"}]}"
                                .formatted("x".repeat(5000)));
    }

    private static Findings check(Map<String, String> changed) throws Exception {
        Map<String, String> given = new HashMap<>(systems.settings());
        given.put("dear.requests-per-minute", "0");
        given.put("store.acme.requests-per-minute", "0");
        given.put("database.url", "jdbc:h2:file:./target/no-such-database");
        given.putAll(changed);
        return new InstanceCheck(Settings.of(given, System::getenv)).run();
    }

    private static List<String> texts(Findings findings) {
        return findings.all().stream().map(Finding::text).toList();
    }
}
