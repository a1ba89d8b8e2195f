package io.handshakedear.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.HandshakeStandIn;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All customers of a store in DEAR (design rule K4). */
class LoadCustomersTest extends LoadingTestCase {

    /** What the sandbox's Handshake has of the first customer. */
    private static final int STORE = 2001;

    private ObjectNode original;

    @BeforeAll
    void keep() {
        original = handshake().document("customers", STORE);
    }

    @BeforeEach
    void restore() {
        handshake().put("customers", original.deepCopy());
        handshake().delete("customers", 2050);
    }

    private HandshakeStandIn handshake() {
        return loading.systems().handshake();
    }

    private JsonNode customer(String name) {
        return loading.ui("GET", "customer?Name=" + name.replace(" ", "%20"), null)
                .path("CustomerList")
                .path(0);
    }

    @Test
    void everyCustomerIsCreatedWithContactAndAddressesAndTheSecondLoadWritesNothing() {
        assertThat(loading.loadCustomers()).isEqualTo("5 customers: 5 created");

        JsonNode store = customer("The Corner Store");
        assertThat(store.path("Contacts")).hasSize(1);
        assertThat(store.path("Addresses").findValuesAsText("Type"))
                .containsExactlyInAnyOrder("Billing", "Shipping");
        long writes = loading.writes();

        assertThat(loading.loadCustomers()).isEqualTo("5 customers: 5 unchanged");
        assertThat(loading.writes()).isEqualTo(writes);
    }

    @Test
    void aChangeFollowsAndNothingOfDearsOwnIsCleared() {
        loading.loadCustomers();
        ObjectNode own = customer("The Corner Store").deepCopy();
        loading.ui("PUT", "customer", own.put("Comments", "ours").put("CreditLimit", 500));
        ObjectNode moved = original.deepCopy();
        moved.put("contact", "New Buyer").put("email", "new@corner.example");
        handshake().put("customers", moved);

        assertThat(loading.loadCustomers()).isEqualTo("5 customers: 1 updated, 4 unchanged");

        JsonNode store = customer("The Corner Store");
        assertThat(store.path("Comments").asText()).isEqualTo("ours");
        assertThat(store.path("CreditLimit").decimalValue()).isEqualByComparingTo("500");
        assertThat(store.path("Contacts")).hasSize(1);
        assertThat(store.at("/Contacts/0/Email").asText()).isEqualTo("new@corner.example");
        assertThat(store.path("Addresses")).hasSize(2);
    }

    @Test
    void aCustomerThatDearHasGetsItsAddresses() {
        loading.dear()
                .putCustomer(
                        TestOrder.fields(
                                "{'Name':'the corner store','Status':'Active','Currency':'USD',"
                                        + "'PaymentTerm':'60 days','AccountReceivable':'610',"
                                        + "'RevenueAccount':'200','TaxRule':'Tax on Sales'}"));

        assertThat(loading.loadCustomers()).isEqualTo("5 customers: 4 created, 1 updated");

        JsonNode store = customer("The Corner Store");
        assertThat(store.path("PaymentTerm").asText()).isEqualTo("60 days");
        assertThat(store.path("Addresses")).hasSize(2);
    }

    @Test
    void whatDoesNotFitCostsOnlyItselfAndSaysWhy() {
        handshake()
                .put(
                        "customers",
                        TestOrder.fields(
                                        "{'objID':2050,'uuid':'c2050','name':' ','currency':'USD'}")
                                .put("ctime", "2025-06-01T00:00:00Z")
                                .put("resource_uri", "/api/latest/customers/2050"));

        assertThat(loading.loadCustomers()).isEqualTo("6 customers: 5 created, 1 left out");

        List<String> remarks =
                loading.running()
                        .database()
                        .queryForList(
                                "select remarks from loaded_customer where state = 'LEFT_OUT'",
                                String.class);
        assertThat(remarks).singleElement().asString().contains("no customer with a name");
    }

    @Test
    void lostAnswersMakeNoSecondCustomer() {
        loading.dear()
                .faults()
                .add(FaultRule.on("POST", "customer").drop(Point.AFTER).every(2).times(2));

        assertThat(loading.loadCustomers()).startsWith("5 customers:");

        assertThat(loading.dear().customers())
                .extracting(one -> one.path("Name").asText())
                .contains("The Corner Store")
                .doesNotHaveDuplicates();
    }
}
