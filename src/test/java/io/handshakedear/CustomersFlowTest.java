package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.SandboxClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The customers of orders in DEAR (design rule O9). */
class CustomersFlowTest extends IntegrationTests {

    private SandboxClient people;

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        people = new SandboxClient(systems.dear().url());
        customer("Known Before", "Active", "USD");
        customer("Long Gone", "Deprecated", "USD");
        customer("Euro Shop", "Active", "EUR");
        customer("CAFÉ Ångström ", "Active", "USD");
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

    @Test
    void aCustomerWhoseNameDiffersOnlyInCaseIsTaken() {
        TestOrder order = TestOrder.plain().customer(3008, "Café ångström").into(systems);
        integration.await(order, "PROCESSED");

        assertThat(named("Café ångström")).isEmpty();
        assertThat(order.sale(systems).path("Customer").asText().strip())
                .isEqualTo("CAFÉ Ångström");
    }

    /** Between the reading of the index and the order, a person has created it. */
    @Test
    void aNewCustomerWhoseNameDiffersOnlyInCaseIsFoundWhenDearRefusesIt() {
        customer("LATE COMER", "Active", "USD");
        TestOrder order = TestOrder.plain().customer(3009, "Late Comer").into(systems);
        integration.await(order, "PROCESSED");

        assertThat(order.sale(systems).path("Customer").asText()).isEqualTo("LATE COMER");
    }

    @Test
    void aLongNameIsCutAndFoundAgain() {
        String name = " " + "Søn & Co ".repeat(28) + "abc😀 and Sons".repeat(30);
        TestOrder first = TestOrder.plain().customer(3010, name).into(systems);
        integration.await(first, "PROCESSED");
        integration.database().update("delete from customer_link where customer_no = '3010'");
        TestOrder second = TestOrder.plain().customer(3010, name).into(systems);
        integration.await(second, "PROCESSED");

        String cut = first.sale(systems).path("Customer").asText();
        assertThat(cut).hasSize(255).endsWith("abc").isEqualTo(cut.strip());
        assertThat(second.sale(systems).path("CustomerID"))
                .isEqualTo(first.sale(systems).path("CustomerID"));
    }

    @Test
    void aChangedCustomerKeepsItsSpecialPrices() {
        TestOrder first = TestOrder.plain().customer(3011, "Bargain Hunter").into(systems);
        integration.await(first, "PROCESSED");
        ObjectNode own = named("Bargain Hunter").get(0).deepCopy();
        own.putArray("ProductPrices").addObject().put("ProductSKU", "MUG-01").put("Price", 7);
        people.ui("PUT", "customer", own);

        ObjectNode moved = first.json().get("customer").deepCopy();
        ((ObjectNode) moved.get("billTo")).put("street", "1 New Street");
        systems.handshake().put("customers", moved);
        integration.await(TestOrder.plain().with("customer", moved).into(systems), "PROCESSED");

        JsonNode updated = named("Bargain Hunter").get(0);
        assertThat(updated.path("Addresses").findValuesAsText("Line1")).contains("1 New Street");
        assertThat(updated.path("ProductPrices").findValuesAsText("ProductSKU"))
                .containsExactly("MUG-01");
    }

    @Test
    void anAddressWithoutACountryIsInThatOfTheBillingAddress() {
        TestOrder order = TestOrder.plain().customer(3012, "Half an Address");
        ObjectNode shipTo = order.json().withObject("/shipTo");
        shipTo.put("street", "9 Dock Road").put("country", "");
        order.json().withObject("/billTo").put("street", "1 High Street").put("country", "Norway");
        integration.await(order.into(systems), "PROCESSED");

        JsonNode address = order.sale(systems).path("ShippingAddress");
        assertThat(address.path("Line1").asText()).isEqualTo("9 Dock Road");
        assertThat(address.path("Country").asText()).isEqualTo("Norway");
    }

    @Test
    void addressesWithoutAnyCountryHoldTheOrder() {
        TestOrder order = TestOrder.plain().customer(3013, "No Man's Land");
        order.json()
                .findParents("country")
                .forEach(place -> ((ObjectNode) place).remove("country"));
        integration.await(order.into(systems), "HELD");

        assertThat(integration.reason(order.number())).contains("country");
        assertThat(named("No Man's Land")).isEmpty();
    }

    @Test
    void aCustomerThatIsAMereReferenceIsReadFromHandshake() {
        TestOrder whole = TestOrder.plain().customer(3014, "Referred To");
        ((ObjectNode) whole.json().get("customer")).put("currency", "usd");
        systems.handshake().put("customers", whole.json().get("customer").deepCopy());
        TestOrder order =
                TestOrder.plain().with("customer", "/api/latest/customers/3014").into(systems);
        integration.await(order, "PROCESSED");

        assertThat(order.sale(systems).path("Customer").asText()).isEqualTo("Referred To");
    }

    @Test
    void aCustomerThatCannotBeReadHoldsTheOrder() {
        TestOrder order =
                TestOrder.plain().with("customer", "/api/latest/customers/999999").into(systems);
        integration.await(order, "HELD");

        assertThat(integration.reason(order.number())).contains("customer");
    }

    @Test
    void aCurrencyInSmallLettersIsThatCurrency() {
        TestOrder order = TestOrder.plain().customer(3015, "Small Letters");
        ((ObjectNode) order.json().get("customer")).put("currency", "eur");
        order.json().remove("currency");
        integration.await(order.into(systems), "PROCESSED");

        assertThat(named("Small Letters").get(0).path("Currency").asText()).isEqualTo("EUR");
    }

    private List<ObjectNode> named(String name) {
        return systems.dear().customers().stream()
                .filter(customer -> customer.path("Name").asText().equals(name))
                .toList();
    }

    private void customer(String name, String status, String currency) {
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
