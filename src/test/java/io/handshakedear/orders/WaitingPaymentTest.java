package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WaitingPaymentTest {

    @Test
    void aDraftInvoiceIsPaidOnceAPersonAuthorisedIt() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            new OrderGenerator().orders(1).into(systems.handshake()::putOrder);
            try (RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("store.acme.invoice-status", "Draft")
                            .with("index-refresh", "300ms")
                            .start()) {
                integration.awaitSettled(1);
                ObjectNode draft = systems.dear().sales(null).get(0);
                assertThat(draft.at("/Invoices/0/Status").asText()).isEqualTo("DRAFT");
                // the store's payment term is 30 days
                assertThat(day(draft, "InvoiceDueDate"))
                        .isEqualTo(day(draft, "InvoiceDate").plusDays(30));
                assertThat(systems.dear().ledger().count("POST", "sale/payment")).isZero();

                authorise(systems, draft);

                await().atMost(Duration.ofSeconds(20))
                        .until(() -> systems.dear().ledger().count("POST", "sale/payment") == 1);
                ObjectNode paid = systems.dear().sales(null).get(0);
                assertThat(paid.at("/Invoices/0/Status").asText()).isEqualTo("PAID");
                await().atMost(Duration.ofSeconds(20))
                        .until(
                                () ->
                                        integration
                                                .database()
                                                .queryForList("select * from waiting_payment")
                                                .isEmpty());
            }
        }
    }

    private static LocalDate day(ObjectNode sale, String field) {
        return LocalDate.parse(sale.at("/Invoices/0/" + field).asText().substring(0, 10));
    }

    private static void authorise(SandboxSystems systems, ObjectNode sale) throws Exception {
        ObjectNode invoice = JsonNodeFactory.instance.objectNode();
        invoice.put("SaleID", sale.path("ID").asText());
        invoice.put("TaskID", sale.at("/Invoices/0/TaskID").asText());
        invoice.put("CombineAdditionalCharges", false);
        invoice.put("Status", "AUTHORISED");
        new SandboxClient(systems.dear().url()).ui("PUT", "sale/invoice", invoice);
    }
}
