package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.SandboxData;
import java.nio.file.Path;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to orders between their first sight and DEAR (design rules O1 to O4, O12, O13). */
class OrderLifeTest extends IntegrationTests {

    @TempDir private Path folder;

    /** Orders wait to be asked for, so that they can be changed while they wait. */
    @Override
    protected void prepare(RunningIntegration starting) {
        starting.with("store.acme.process", "manual").with("store.acme.capture-from", "now");
    }

    @Test
    void manualProcessingWaitsToBeAsked() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        integration.awaitCapture("acme");

        assertThat(integration.states()).containsEntry(order.number(), "PENDING");
        assertThat(systems.dear().sales(order.externalId())).isEmpty();
        assertThat(integration.reserved(order)).isEqualTo(1);
    }

    @Test
    void historyIsNotCaptured() {
        TestOrder old = TestOrder.at(Instant.now().minusSeconds(3600)).line("MUG-01", 1, "8.50");
        old.into(systems);
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        integration.awaitCapture("acme");

        assertThat(integration.states()).doesNotContainKey(old.number());
    }

    @Test
    void anOrderIsTakenWhenItsStatusIsFarEnough() {
        TestOrder order = TestOrder.plain().with("status", "Open").into(systems);
        integration.awaitCapture("acme");
        assertThat(integration.states()).doesNotContainKey(order.number());

        systems.handshake().changeStatus(order.id(), "Confirmed");

        integration.await(order, "PENDING");
    }

    @Test
    void anEditReplacesThePendingOrder() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        ObjectNode edited = order.lastLine("qty", 7).json();
        systems.handshake()
                .editOrder(order.id(), TestOrder.fields("{}").set("lines", edited.get("lines")));

        Awaitility.await().until(() -> integration.reserved(order) == 7);
        assertThat(integration.logged(order, "total")).isEqualTo("59.50");
        assertThat(document(order)).contains("\"qty\":7");
    }

    @Test
    void ourOwnTracesAreNoEdit() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        String changedAt = integration.logged(order, "changed_at");
        systems.handshake().editOrder(order.id(), TestOrder.fields("{'shippedStatus':'Shipped'}"));
        integration.awaitCapture("acme");

        assertThat(integration.logged(order, "changed_at")).isEqualTo(changedAt);
    }

    @Test
    void aCancelledOrderReleasesItsStock() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        systems.handshake().changeStatus(order.id(), "Cancelled");

        integration.await(order, "CANCELLED");
        assertThat(integration.reserved(order)).isZero();
    }

    @Test
    void anOrderThatIsSetBackIsHeldUntilItRisesAgain() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");

        systems.handshake().changeStatus(order.id(), "Open");
        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("set back");
        assertThat(integration.reserved(order)).isEqualTo(1);

        systems.handshake().changeStatus(order.id(), "Processing");
        integration.await(order, "PENDING");
    }

    @Test
    void aDraftIsNeverTakenAndLeadsToItsOrder() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        int draft = systems.handshake().fork(order.id());
        Awaitility.await()
                .until(() -> systems.handshake().ledger().count("GET", "orders/" + order.id()) > 0);
        integration.awaitCapture("acme");
        integration.awaitCapture("acme");

        assertThat(integration.states()).doesNotContainKey("#" + draft);
        assertThat(systems.handshake().ledger().count("GET", "orders/" + order.id()))
                .as("once for a change of the draft")
                .isEqualTo(1);
    }

    @Test
    void nothingIsReadFromDearToJudgeASkippedOrder() {
        TestOrder order = TestOrder.plain().category(SandboxData.UNMAPPED).into(systems);
        integration.await(order, "SKIPPED");
        assertThat(integration.reason(order.number())).contains("24");
        int before = systems.dear().ledger().entries().size();
        integration.awaitCapture("acme");

        assertThat(systems.dear().ledger().entries()).hasSize(before);
        assertThat(integration.reserved(order)).isZero();
        systems.handshake()
                .editOrder(
                        order.id(),
                        TestOrder.fields("{'category':'/api/latest/order_categories/21'}"));
        integration.await(order, "PENDING");
    }

    @Test
    void aSkippedOrderIsTakenWhenItsRuleIsSet() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("skipped");
        TestOrder order = TestOrder.plain().category(SandboxData.UNMAPPED).into(systems);
        try (RunningIntegration before =
                RunningIntegration.against(systems).with("database.url", url).start()) {
            before.await(order, "SKIPPED");
        }
        systems.handshake().ledger().clear();
        try (RunningIntegration after =
                RunningIntegration.against(systems)
                        .with("database.url", url)
                        .with("store.acme.tax-rule.category.24", "Tax Exempt")
                        .start()) {
            after.await(order, "PROCESSED");
            assertThat(order.sale(systems).at("/Order/Lines/0/TaxRule").asText())
                    .isEqualTo("Tax Exempt");
            assertThat(systems.handshake().ledger().count("GET", "orders/" + order.id())).isZero();
        }
    }

    private String document(TestOrder order) {
        return integration
                .database()
                .queryForObject(
                        "select document from order_document where order_id = ?",
                        String.class,
                        String.valueOf(order.id()));
    }
}
