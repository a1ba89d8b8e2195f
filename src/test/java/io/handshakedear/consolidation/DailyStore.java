package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.ArrayList;
import java.util.List;

/** A store whose orders are consolidated at 17:30 for one customer. */
public final class DailyStore {

    public static final String CUSTOMER = "Daily web sales";

    private DailyStore() {}

    static RunningIntegration of(SandboxSystems systems, MovingClock clock) {
        return set(RunningIntegration.against(systems), clock);
    }

    static RunningIntegration set(RunningIntegration starting, MovingClock clock) {
        return starting.with("store.acme.consolidate-orders", "Daily")
                .with("store.acme.consolidation-time", "17:30")
                .with("store.acme.consolidated-customer", CUSTOMER)
                .with("store.acme.capture-from", clock.instant().toString())
                .with(clock);
    }

    public static void createCustomer(SandboxSystems systems, String name) {
        ObjectNode customer =
                TestOrder.fields(
                        "{'Currency':'USD','Status':'Active','PaymentTerm':'30 days',"
                                + "'AccountReceivable':'610','RevenueAccount':'200',"
                                + "'TaxRule':'Tax on Sales'}");
        systems.dear().putCustomer(customer.put("Name", name));
    }

    /** The only live sale of a day, or of a part of it. */
    static ObjectNode sale(SandboxSystems systems, String day) {
        List<ObjectNode> sales = new ArrayList<>(systems.dear().sales("handshake:acme:" + day));
        sales.removeIf(sale -> sale.path("Status").asText().equals("VOIDED"));
        assertThat(sales).as("sales of " + day).hasSize(1);
        return sales.get(0);
    }

    /** How many units that sale has, of all its lines. */
    static int units(SandboxSystems systems, String day) {
        int units = 0;
        for (JsonNode line : sale(systems, day).at("/Order/Lines")) {
            units += line.path("Quantity").asInt();
        }
        return units;
    }
}
