package io.handshakedear.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.IntegrationTests;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.HandshakeStandIn;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.SandboxData;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DEAR's stock comes to Handshake less what orders keep back (design rules Q1 to Q3, O16). */
class StockTest extends IntegrationTests {

    private HandshakeStandIn otherHandshake;
    private StockStore acme;
    private StockStore other;

    @Override
    protected void prepare(RunningIntegration starting) {
        otherHandshake = HandshakeStandIn.startWithoutOrders(0);
        otherHandshake.limit().set(0, 60_000);
        starting.with("store.acme.update-stock-levels", "true")
                .with("store.acme.process", "manual")
                .withStore("other", otherHandshake.url())
                .with("store.other.update-stock-levels", "true")
                .with("store.other.stock-buffer", "2");
    }

    @BeforeAll
    void pushAll() {
        acme = new StockStore(integration, systems.handshake(), "acme");
        other = new StockStore(integration, otherHandshake, "other");
        acme.push();
        other.push();
    }

    @AfterAll
    void stopOther() {
        otherHandshake.close();
    }

    @BeforeEach
    void forgetCalls() {
        systems.dear().faults().clear();
        systems.handshake().faults().clear();
        systems.dear().ledger().clear();
        systems.handshake().ledger().clear();
        otherHandshake.ledger().clear();
    }

    @Test
    void aLevelIsTheStockOfTheWarehousesLocationLessTheBuffer() {
        stock("MUG-02", SandboxData.MAIN, 30);
        stock("MUG-02", SandboxData.NORTH, 7);
        stock("SHIRT-RED-L", SandboxData.MAIN, 1);
        ObjectNode before = acme.unit("MUG-02", SandboxData.MAIN_WAREHOUSE);

        acme.push();
        other.push();

        assertThat(acme.level("MUG-02")).isEqualTo(30);
        assertThat(acme.level("MUG-02", SandboxData.NORTH_WAREHOUSE)).isEqualTo(7);
        assertThat(other.level("MUG-02")).isEqualTo(28);
        assertThat(acme.level("SHIRT-RED-L")).isEqualTo(1);
        assertThat(other.level("SHIRT-RED-L")).as("never below 0").isZero();
        ObjectNode after = acme.unit("MUG-02", SandboxData.MAIN_WAREHOUSE);
        assertThat(after.get("isAvailable")).isEqualTo(before.get("isAvailable"));
        assertThat(after.get("warningLevelQty")).isEqualTo(before.get("warningLevelQty"));
    }

    @Test
    void onlyLevelsThatChangedAreSentItemsAndVariantsApart() {
        acme.push();
        forgetCalls();
        stock("BOWL-01", SandboxData.MAIN, 11);
        stock("BOWL-02", SandboxData.MAIN, 12);
        stock("SHIRT-BLUE-M", SandboxData.MAIN, 13);

        acme.push();

        assertThat(acme.patches())
                .extracting(Ledger.Entry::path)
                .containsExactly("item_stock_units", "variant_stock_units");
        assertThat(acme.level("BOWL-01")).isEqualTo(11);
        assertThat(acme.level("BOWL-02")).isEqualTo(12);
        assertThat(acme.level("SHIRT-BLUE-M")).isEqualTo(13);
        systems.dear().ledger().clear();
        systems.handshake().ledger().clear();

        acme.push();

        assertThat(acme.patches()).isEmpty();
        assertThat(systems.dear().ledger().count("GET", "ref/productavailability")).isEqualTo(1);
        assertThat(systems.handshake().ledger().count("GET", ".*(items|variants|units)"))
                .isEqualTo(4);
    }

    @Test
    void aNewOrderLowersTheLevelsOfTheStoresWithoutACallOfDear() {
        stock("JAM-01", SandboxData.MAIN, 20);
        acme.push();
        other.push();
        systems.dear().ledger().clear();

        TestOrder order = TestOrder.empty().line("JAM-01", 5, "4.75").into(systems);
        integration.await(order, "PENDING");

        other.awaitLevel("JAM-01", 13);
        acme.awaitLevel("JAM-01", 15);
        assertThat(systems.dear().ledger().count("GET", "ref/productavailability")).isZero();

        systems.handshake().changeStatus(order.id(), "Cancelled");

        other.awaitLevel("JAM-01", 18);
        acme.awaitLevel("JAM-01", 20);
    }

    @Test
    void anOrderCountsUntilTheStockThatDearHadBeforeItIsReadAgain() {
        stock("POT-01", SandboxData.MAIN, 50);
        acme.push();
        TestOrder order = TestOrder.empty().line("POT-01", 4, "5.60").into(systems);
        integration.await(order, "PENDING");
        acme.awaitLevel("POT-01", 46);

        process(order);

        assertThat(available("POT-01")).isEqualTo(46);
        // what is known of DEAR's stock is from before the sale
        stock("POT-02", SandboxData.MAIN, 77);
        other.awaitLevel("POT-01", 44);
        acme.awaitLevel("POT-01", 46);

        acme.push();

        assertThat(acme.level("POT-01")).isEqualTo(46);
        assertThat(released(order)).isTrue();
    }

    @Test
    void whatASweepLacksOnceIsNotTakenForNone() {
        stock("CAN-01", SandboxData.MAIN, 9);
        acme.push();
        systems.dear()
                .faults()
                .add(
                        FaultRule.on("GET", "ref/productavailability")
                                .query("^Limit")
                                .status(FaultRule.Point.AFTER, 200)
                                .body(
                                        "{'Total':0,'Page':1,'ProductAvailabilityList':[]}"
                                                .replace('\'', '"'))
                                .times(1));

        acme.push();

        assertThat(acme.level("CAN-01")).isEqualTo(9);
        assertThat(acme.level("MUG-01")).isEqualTo(200);
    }

    @Test
    void whatIsSoldOutInDearIsZeroAfterItsOwnRead() {
        stock("KNIFE-01", SandboxData.MAIN, 3);
        acme.push();
        assertThat(acme.level("KNIFE-01")).isEqualTo(3);
        stock("KNIFE-01", SandboxData.MAIN, 0);
        systems.dear().ledger().clear();

        acme.push();

        acme.awaitLevel("KNIFE-01", 0);
        assertThat(
                        systems.dear()
                                .ledger()
                                .entries(call -> String.valueOf(call.query()).startsWith("ID=")))
                .hasSize(1);
    }

    @Test
    void aLevelWhoseAnswerWasLostIsComputedAnewAndSentAgain() {
        stock("TEA-01", SandboxData.MAIN, 41);
        systems.handshake()
                .faults()
                .add(
                        FaultRule.on("PATCH", "item_stock_units")
                                .drop(FaultRule.Point.BEFORE)
                                .times(1));
        acme.mark("TEA-01");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> systems.handshake().ledger().count("PATCH", "item_stock_units") > 0);
        stock("TEA-01", SandboxData.MAIN, 40);

        acme.push();

        assertThat(acme.level("TEA-01")).isEqualTo(40);
    }

    @Test
    void aLevelThatHandshakeDoesNotTakeIsLeftOutAndToldOnce() {
        int gone = acme.unit("BOARD-01", SandboxData.MAIN_WAREHOUSE).path("objID").asInt();
        ObjectNode unit = systems.handshake().document("item_stock_units", gone);
        for (String sku : List.of("BOARD-01", "MUG-01", "MUG-02", "TEA-02", "OIL-01", "LOW-01")) {
            stock(sku, SandboxData.MAIN, 60 + sku.length());
        }
        systems.handshake().delete("item_stock_units", gone);

        acme.push();

        assertThat(acme.level("MUG-01")).isEqualTo(66);
        assertThat(acme.level("OIL-01")).isEqualTo(66);
        assertThat(refusals()).hasSize(1).allMatch(text -> text.contains("No object"));
        assertThat(alerts()).hasSize(1).allMatch(text -> text.contains("BOARD-01"));
        systems.handshake().ledger().clear();
        stock("BOARD-01", SandboxData.MAIN, 5);
        stock("MUG-01", SandboxData.MAIN, 65);
        integration
                .database()
                .update(
                        "insert into stock_mark select product_id, 1 from product_index where sku in ('BOARD-01', 'MUG-01')");
        acme.awaitLevel("MUG-01", 65);
        assertThat(systems.handshake().ledger().refused()).isEmpty();

        systems.handshake().put("item_stock_units", unit);
        Map<String, Object> job = acme.run();

        assertThat(job.get("state")).as("%s", job.get("message")).isEqualTo("DONE");
        assertThat(acme.level("BOARD-01")).isEqualTo(5);
        assertThat(refusals()).isEmpty();
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void whatSomebodyChangesInHandshakeIsSetRight() {
        int id = acme.unit("OUT-01", SandboxData.MAIN_WAREHOUSE).path("objID").asInt();
        ObjectNode changed = systems.handshake().document("item_stock_units", id);
        String now =
                java.time.Instant.now()
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .toString();
        systems.handshake()
                .put("item_stock_units", changed.put("shelfQty", 12).put("mtimeOnServer", now));

        acme.push();

        assertThat(acme.level("OUT-01")).isZero();
    }

    @Test
    void whatDearDropShipsOrDoesNotKnowIsLeftAlone() {
        for (String sku : List.of("BENCH-01", "NEW-01")) {
            int id = acme.unit(sku, SandboxData.MAIN_WAREHOUSE).path("objID").asInt();
            ObjectNode unit = systems.handshake().document("item_stock_units", id);
            systems.handshake().put("item_stock_units", unit.put("shelfQty", 12));
        }

        acme.push();

        assertThat(acme.level("BENCH-01")).isEqualTo(12);
        assertThat(acme.level("NEW-01")).isEqualTo(12);
    }

    private void process(TestOrder order) {
        integration
                .database()
                .update(
                        "update pending_order set next_attempt_at = current_timestamp"
                                + " where order_id = ?",
                        "" + order.id());
        integration.await(order, "PROCESSED");
    }

    private boolean released(TestOrder order) {
        return integration
                .database()
                .queryForList(
                        "select released_at from stock_reservation where order_id = ?",
                        "" + order.id())
                .stream()
                .allMatch(row -> row.get("released_at") != null);
    }

    private List<String> refusals() {
        return integration
                .database()
                .queryForList(
                        "select refusal from stock_unit where refusal is not null", String.class);
    }

    private List<String> alerts() {
        return integration
                .database()
                .queryForList(
                        "select alert from sent_alert where cause like 'stock:%'", String.class);
    }

    private int available(String sku) {
        return systems.dear().stock().path(SandboxData.MAIN).path(sku).path("Available").asInt();
    }

    private void stock(String sku, String location, int quantity) {
        systems.dear().setStock(sku, location, BigDecimal.valueOf(quantity));
    }
}
