package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders are fulfilled from the nearest location (design rule O8). */
class OrderRoutingTest {

    /** The stand-in's main location is in Newark, NJ, the other one in Rochester, NY. */
    @Test
    void anOrderGoesToTheNearestLocationAndSaysWhy() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration = routing(systems, "true")) {
            TestOrder near = to("US", "14201", "Buffalo", "NY");
            TestOrder far = to("US", "19103", "Philadelphia", "PA");
            TestOrder sameState = to("US", "", "Nowhere", "New York");
            TestOrder sameCountry = to("US", "", "Nowhere", "");
            TestOrder elsewhere = to("Atlantis", "", "Nowhere", "");
            List.of(near, far, sameState, sameCountry, elsewhere)
                    .forEach(order -> order.into(systems));

            assertFulfilled(integration, near, SandboxData.NORTH, "North Warehouse 105 km, Main");
            assertFulfilled(integration, far, SandboxData.MAIN, "Main Warehouse 121 km, North");
            assertFulfilled(integration, sameState, SandboxData.NORTH, "the same state");
            assertFulfilled(integration, sameCountry, SandboxData.MAIN, "the same country");
            assertFulfilled(integration, elsewhere, SandboxData.MAIN, "location.default");
        }
    }

    @Test
    void withoutRoutingTheAddressDecidesNothing() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration = routing(systems, "false")) {
            TestOrder near = to("US", "14201", "Buffalo", "NY").into(systems);

            assertFulfilled(integration, near, SandboxData.MAIN, "location.default");
            assertThat(systems.dear().ledger().count("GET", "ref/location")).isZero();
        }
    }

    private static RunningIntegration routing(SandboxSystems systems, String flag)
            throws Exception {
        return RunningIntegration.against(systems).with("store.acme.order-routing", flag).start();
    }

    private static TestOrder to(String country, String postcode, String city, String state) {
        return TestOrder.plain()
                .with("defaultWarehouse", null)
                .with(
                        "shipTo",
                        Map.of(
                                "street", "1 Some Street",
                                "country", country,
                                "postcode", postcode,
                                "city", city,
                                "state", state));
    }

    private static void assertFulfilled(
            RunningIntegration integration, TestOrder order, String location, String reason) {
        integration.await(order, "PROCESSED");
        assertThat(integration.systems().dear().sales(order.externalId()).get(0).path("Location"))
                .hasToString('"' + location + '"');
        assertThat(
                        integration
                                .database()
                                .queryForList(
                                        "select detail from order_audit where order_id = ?",
                                        String.class,
                                        String.valueOf(order.id())))
                .anySatisfy(detail -> assertThat(detail).contains(reason));
    }
}
