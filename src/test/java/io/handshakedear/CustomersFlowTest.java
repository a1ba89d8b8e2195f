package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The customers of orders in DEAR (design rule O9). */
class CustomersFlowTest {

    private static SandboxSystems systems;
    private static RunningIntegration integration;
    private static SandboxClient people;

    @BeforeAll
    static void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        people = new SandboxClient(systems.dear().url());
        customer("Known Before", "Active", "USD");
        customer("Long Gone", "Deprecated", "USD");
        customer("Euro Shop", "Active", "EUR");
        integration = RunningIntegration.against(systems).start();
    }

    @AfterAll
    static void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void aCustomerOfTheSameNameIsTaken() {
        TestOrder order = TestOrder.plain().customer(3001, "Known Before").into(systems);
        integration.await(order, "PROCESSED");

        assertThat(named("Known Before")).hasSize(1);
        assertThat(order.sale(systems).path("CustomerID").asText())
                .isEqualToIgnoringCase(named("Known Before").get(0).path("ID").asText());
    }

    @Test
    void manyFirstOrdersOfACustomerCreateItOnce() {
        List<TestOrder> orders =
                Stream.generate(() -> TestOrder.plain().customer(3002, "Crowd & Søn"))
                        .limit(8)
                        .map(order -> order.into(systems))
                        .toList();
        orders.forEach(order -> integration.await(order, "PROCESSED"));

        assertThat(named("Crowd & Søn")).hasSize(1);
        JsonNode created = named("Crowd & Søn").get(0);
        assertThat(created.at("/Contacts")).hasSize(1);
        assertThat(created.path("Addresses")).hasSize(2);
        assertThat(created.path("PaymentTerm").asText()).isEqualTo("30 days");
    }

    @Test
    void aChangedCustomerIsUpdatedAndKeepsWhatIsDearsOwn() {
        TestOrder first = TestOrder.plain().customer(3003, "Moving Store").into(systems);
        integration.await(first, "PROCESSED");
        ObjectNode own = named("Moving Store").get(0).deepCopy();
        own.put("Comments", "Pays late").put("CreditLimit", 1000).put("PaymentTerm", "60 days");
        people.ui("PUT", "customer", own);

        ObjectNode moved = first.json().get("customer").deepCopy();
        ((ObjectNode) moved.get("billTo")).put("street", "1 New Street");
        moved.put("contact", "New Buyer").put("email", "new@store.example");
        systems.handshake().put("customers", moved);
        TestOrder second = TestOrder.plain().with("customer", moved).into(systems);
        integration.await(second, "PROCESSED");

        JsonNode updated = named("Moving Store").get(0);
        assertThat(updated.path("Comments").asText()).isEqualTo("Pays late");
        assertThat(updated.path("CreditLimit").decimalValue()).isEqualByComparingTo("1000");
        assertThat(updated.path("PaymentTerm").asText()).isEqualTo("60 days");
        assertThat(updated.path("Addresses")).hasSize(2);
        assertThat(updated.path("Addresses").findValuesAsText("Line1")).contains("1 New Street");
        assertThat(updated.path("Contacts")).hasSize(1);
        assertThat(updated.at("/Contacts/0/Email").asText()).isEqualTo("new@store.example");
    }

    @Test
    void aSecondChangeIsWrittenToo() {
        TestOrder order = TestOrder.plain().customer(3004, "Often Moving").into(systems);
        integration.await(order, "PROCESSED");
        for (String street : List.of("2 Second Street", "3 Third Street", "2 Second Street")) {
            ObjectNode moved = order.json().get("customer").deepCopy();
            ((ObjectNode) moved.get("billTo")).put("street", street);
            systems.handshake().put("customers", moved);
            order = TestOrder.plain().with("customer", moved).into(systems);
            integration.await(order, "PROCESSED");

            JsonNode updated = named("Often Moving").get(0);
            assertThat(updated.path("Addresses").findValuesAsText("Line1")).contains(street);
        }
    }

    @Test
    void aDeprecatedCustomerHoldsItsOrders() {
        TestOrder order = TestOrder.plain().customer(3005, "Long Gone").into(systems);
        integration.await(order, "HELD");

        assertThat(integration.reason(order.number())).contains("deprecated");
    }

    @Test
    void aCustomerOfAnotherCurrencyHoldsTheOrder() {
        TestOrder order = TestOrder.plain().customer(3006, "Euro Shop").into(systems);
        integration.await(order, "HELD");

        assertThat(integration.reason(order.number())).contains("USD", "EUR");
    }

    @Test
    void aCurrencyWithoutARateHoldsTheOrder() {
        TestOrder order = TestOrder.plain().customer(3007, "Pound Shop");
        ((ObjectNode) order.json().get("customer")).put("currency", "GBP");
        integration.await(order.into(systems), "HELD");

        assertThat(integration.reason(order.number())).contains("GBP");
    }

    private static List<ObjectNode> named(String name) {
        return systems.dear().customers().stream()
                .filter(customer -> customer.path("Name").asText().equals(name))
                .toList();
    }

    private static void customer(String name, String status, String currency) {
        people.ui(
                "POST",
                "customer",
                TestOrder.fields(
                                "{'PaymentTerm':'30 days','AccountReceivable':'610',"
                                        + "'RevenueAccount':'200','TaxRule':'Tax on Sales'}")
                        .put("Name", name)
                        .put("Status", status)
                        .put("Currency", currency));
    }
}
