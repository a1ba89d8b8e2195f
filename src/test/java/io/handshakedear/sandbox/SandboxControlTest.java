package io.handshakedear.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rate limits, ledger, faults and the control addresses of both stand-ins. */
class SandboxControlTest {
    private final SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
    private final HandshakeStandIn handshake = systems.handshake();
    private final DearStandIn dear = systems.dear();
    private final Caller shop = Caller.handshake(handshake);
    private final Caller stock = Caller.dear(dear);

    @AfterEach
    void stop() {
        systems.close();
    }

    @Test
    void refusesCallsOverTheLimit() throws Exception {
        handshake.limit().set(3, 60_000).retryAfter(RateLimit.RetryAfter.TEXT);
        for (int i = 0; i < 3; i++) {
            assertThat(shop.get("orders").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = shop.get("orders");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After").orElseThrow())
                .matches("\\d+ Seconds");
        assertThat(handshake.ledger().mostInAnyWindow(60_000, false)).isEqualTo(3);
        assertThat(handshake.ledger().mostInAnyWindow(60_000, true)).isEqualTo(4);
        assertThat(handshake.ledger().counts()).containsEntry("GET orders", 4);
    }

    @Test
    void aSaleThatAPersonDeletesIsFoundByNoCall() throws Exception {
        SandboxClient control = new SandboxClient(dear.url());
        JsonNode customer = dear.customers().get(0);
        JsonNode sale =
                control.ui(
                        "POST",
                        "sale",
                        Json.object()
                                .put("CustomerID", customer.get("ID").asText())
                                .put("Location", SandboxData.MAIN)
                                .put("SkipQuote", true)
                                .put("ExternalID", "handshake:acme:1"));
        assertThat(stock.get("saleList").body()).contains("handshake:acme:1");

        control.call("POST", "sales/delete", Json.object().put("id", sale.get("ID").asText()));

        assertThat(stock.get("saleList").body()).doesNotContain("handshake:acme:1");
        assertThat(stock.get("sale?ID=" + sale.get("ID").asText()).statusCode()).isEqualTo(400);
    }

    @Test
    void letsACallPassWhenTheOldestLeavesTheWindow() {
        RateLimit limit = new RateLimit().set(2, 1000);
        long second = 1_000_000_000L;
        assertThat(limit.admit("k", 0)).isTrue();
        assertThat(limit.admit("k", second / 2)).isTrue();
        assertThat(limit.admit("k", second - 1)).isFalse();
        assertThat(limit.admit("other", second - 1)).isTrue();
        assertThat(limit.admit("k", second)).isTrue();
        assertThat(limit.admit("k", second + 1)).isFalse();
    }

    @Test
    void throttlesDearInItsThreeWays() throws Exception {
        dear.limit().set(1, 60_000).retryAfter(RateLimit.RetryAfter.NONE);
        stock.get("me");
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> refused = stock.get("me");
            statuses.add(refused.statusCode());
            if (refused.statusCode() != 429) {
                assertThat(refused.body())
                        .contains("You have reached 60 calls per 60 seconds API limit.");
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(429, 503, 400);
        assertThat(dear.ledger().refused()).as("throttled is not refused").isEmpty();
    }

    @Test
    void losesAnAcknowledgement() throws Exception {
        dear.faults()
                .add(FaultRule.on("POST", "customer").nth(1).status(FaultRule.Point.AFTER, 502));
        String body = DearStandInTest.customer("Lost").toString();
        assertThat(stock.send("POST", "customer", body).statusCode()).isEqualTo(502);
        assertThat(stock.json("customer?Name=Lost").get("Total").asInt()).isEqualTo(1);
        dear.faults()
                .add(FaultRule.on("POST", "customer").nth(1).status(FaultRule.Point.BEFORE, 500));
        String other = DearStandInTest.customer("Never").toString();
        assertThat(stock.send("POST", "customer", other).statusCode()).isEqualTo(500);
        assertThat(stock.json("customer?Name=Never").get("Total").asInt()).isZero();
        assertThat(dear.ledger().entries(entry -> entry.fault() != null)).hasSize(2);
    }

    @Test
    void breaksAnswersInEveryWay() throws Exception {
        // a POST: the JDK's client repeats a GET whose connection was closed
        handshake
                .faults()
                .add(FaultRule.on("POST", "shipments").nth(1).drop(FaultRule.Point.BEFORE));
        assertThatThrownBy(() -> shop.send("POST", "shipments", "{}"))
                .isInstanceOf(IOException.class);
        assertThat(handshake.documents("shipments")).isEmpty();
        handshake.faults().clear();
        handshake.faults().add(rule("items/1001", FaultRule.Effect.TRUNCATE));
        assertThatThrownBy(() -> shop.get("items/1001")).isInstanceOf(IOException.class);
        handshake.faults().clear();
        handshake.faults().add(rule("items/1001", FaultRule.Effect.TRUNCATE_CHUNKED));
        assertThatThrownBy(() -> shop.json("items/1001"))
                .isInstanceOf(JsonProcessingException.class);
        handshake.faults().clear();
        handshake.faults().add(rule("items/1001", FaultRule.Effect.HTML));
        assertThat(shop.get("items/1001").body()).startsWith("<!DOCTYPE html>");
        handshake.faults().clear();
        handshake.faults().add(rule("items/1001", FaultRule.Effect.EMPTY));
        assertThat(shop.get("items/1001").statusCode()).isEqualTo(204);
        handshake.faults().clear();
        handshake.faults().add(FaultRule.on("GET", "items/1001").slowBody(20));
        assertThat(shop.json("items/1001").get("sku").asText()).isEqualTo("MUG-01");
        handshake.faults().clear();
        handshake
                .faults()
                .add(FaultRule.on("GET", "items/1001").delay(FaultRule.Point.AFTER, 2_000));
        shop.timeout = Duration.ofMillis(200);
        assertThatThrownBy(() -> shop.get("items/1001")).isInstanceOf(HttpTimeoutException.class);
    }

    private static FaultRule rule(String path, FaultRule.Effect effect) {
        return FaultRule.on("*", path).effect(FaultRule.Point.AFTER, effect);
    }

    @Test
    void timesOutOnLargePagesUntilTheLimitIsSmall() throws Exception {
        new OrderGenerator().orders(40).into(handshake::putOrder);
        handshake.faults().add(FaultRule.on("GET", "orders").tooLarge(10, 0));
        assertThat(shop.get("orders?limit=20").statusCode()).isEqualTo(504);
        assertThat(shop.get("orders?limit=10").statusCode()).isEqualTo(200);
    }

    @Test
    void killsAProcessAtAPoint() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        SandboxClient control = new SandboxClient(dear.url());
        control.fault(
                FaultRule.on("POST", "customer").nth(1).kill(FaultRule.Point.AFTER, sleeper.pid()));
        String body = DearStandInTest.customer("Killed").toString();
        assertThatThrownBy(() -> stock.send("POST", "customer", body))
                .isInstanceOf(IOException.class);
        assertThat(sleeper.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(control.customers())
                .anyMatch(customer -> customer.get("Name").asText().equals("Killed"));
    }

    @Test
    void isControlledOverHttp() throws Exception {
        SandboxClient control = new SandboxClient(handshake.url());
        control.putOrder(SandboxOrders.all().get(0));
        control.changeStatus(5001, "Cancelled");
        assertThat(control.order(5001).get("status").asText()).isEqualTo("Cancelled");
        control.generate(Json.object().put("orders", 25).put("firstId", 900_000));
        assertThat(shop.json("orders").at("/meta/total_count").asInt()).isEqualTo(26);
        control.deleteOrder(5001);
        assertThat(shop.get("orders/5001").statusCode()).isEqualTo(410);
        control.ui("POST", "shipments", Json.object().put("carrier", "UPS"));
        JsonNode summary = control.summary(60_000);
        assertThat(summary.get("calls").asInt()).as("control is not in the ledger").isEqualTo(2);
        assertThat(control.refused()).hasSize(1);
        control.reset();
        assertThat(control.summary(60_000).get("calls").asInt()).isZero();
        SandboxClient dearControl = new SandboxClient(dear.url());
        dearControl.setStock("MUG-01", SandboxData.MAIN, java.math.BigDecimal.TEN);
        assertThat(dearControl.stock().get(SandboxData.MAIN).get("MUG-01").get("OnHand").asInt())
                .isEqualTo(10);
        assertThatThrownBy(() -> dearControl.setStock("NONE", "Nowhere", java.math.BigDecimal.ONE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void servesManyOrdersFast() throws Exception {
        new OrderGenerator().orders(5_000).customers(100).spacing(7, 1).into(handshake::putOrder);
        Set<Integer> seen = new HashSet<>();
        String next = "/api/latest/orders?order_by=lastEdited&lastEdited__gte=2020-01-01T00:00:00Z";
        while (!next.equals("null")) {
            JsonNode page = shop.json(next.substring("/api/latest/".length()));
            page.get("objects").forEach(order -> seen.add(order.get("objID").asInt()));
            next = page.at("/meta/next").asText();
        }
        assertThat(seen).hasSize(5_000);
    }
}
