package io.handshakedear.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of the Handshake API that its stand-in keeps. */
class HandshakeStandInTest {
    private final HandshakeStandIn handshake = HandshakeStandIn.start(0);
    private final Caller caller = Caller.handshake(handshake);

    HandshakeStandInTest() {
        handshake.limit().off();
    }

    @AfterEach
    void stop() {
        handshake.close();
    }

    private static List<Integer> ids(JsonNode page) {
        List<Integer> ids = new ArrayList<>();
        page.get("objects").forEach(one -> ids.add(one.get("objID").asInt()));
        return ids;
    }

    @Test
    void wantsTheKeyAsUserAndXAsPassword() throws Exception {
        assertThat(new Caller(handshake.url()).send("GET", "orders", null).statusCode())
                .isEqualTo(401);
        String key = SandboxSettings.HANDSHAKE_KEY;
        for (String header :
                List.of(Caller.basic(key, "Y"), Caller.basic("wrong", "X"), "Bearer " + key)) {
            Caller stranger = new Caller(handshake.url(), "Authorization", header);
            assertThat(stranger.get("orders").statusCode()).isEqualTo(401);
        }
        assertThat(caller.get("orders").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesByLimitAndOffset() throws Exception {
        JsonNode first = caller.json("orders?limit=5&order_by=ctime");
        assertThat(first.at("/meta/limit").asInt()).isEqualTo(5);
        assertThat(first.at("/meta/total_count").asInt()).isEqualTo(17);
        assertThat(first.at("/meta/previous").isNull()).isTrue();
        List<Integer> seen = new ArrayList<>(ids(first));
        String next = first.at("/meta/next").asText();
        while (!next.equals("null")) {
            JsonNode page = caller.json(next.substring("/api/latest/".length()));
            seen.addAll(ids(page));
            next = page.at("/meta/next").asText();
        }
        assertThat(seen).hasSize(17).doesNotHaveDuplicates();
        assertThat(caller.json("orders?limit=1000").at("/meta/limit").asInt()).isEqualTo(100);
        assertThat(caller.get("orders?limit=0").statusCode()).isEqualTo(400);
        assertThat(caller.get("orders?offset=x").statusCode()).isEqualTo(400);
    }

    @Test
    void filtersByTimeAndRefusesUnknownFilters() throws Exception {
        String since = "2026-03-02T14:35:00Z";
        assertThat(caller.json("orders?lastEdited__gte=" + since).at("/meta/total_count").asInt())
                .isEqualTo(13);
        assertThat(
                        caller.json("orders?lastEdited__gt=" + since + "&order_by=lastEdited")
                                .get("objects"))
                .hasSize(11)
                .allMatch(order -> order.get("lastEdited").asText().compareTo(since) > 0);
        assertThat(
                        caller.json("orders?lastEdited__lte=" + since + "&order_by=-lastEdited")
                                .get("objects"))
                .hasSize(6);
        assertThat(caller.json("orders?lastExported__isnull=false").get("objects")).isEmpty();
        JsonNode refusal = caller.json(400, "GET", "orders?updated__gte=" + since, null);
        assertThat(refusal.get("__all__").get(0).asText()).contains("updated__gte");
        for (String bad :
                List.of(
                        "lastEdited=" + since,
                        "ctime__like=1",
                        "lastEdited__gte=yesterday",
                        "order_by=total")) {
            assertThat(caller.get("orders?" + bad).statusCode()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void filtersByTheUsersOwnIds() throws Exception {
        assertThat(ids(caller.json("orders?category=EU"))).hasSize(1);
        assertThat(ids(caller.json("orders?customerID=C2003"))).hasSize(2);
        assertThat(ids(caller.json("orders?status=open"))).hasSize(1);
        assertThat(ids(caller.json("items?sku=MUG-01"))).hasSize(1);
        assertThat(ids(caller.json("items?search=mug"))).hasSize(3);
        assertThat(ids(caller.json("items?order=5001"))).hasSize(2);
        assertThat(ids(caller.json("items?category=61"))).isNotEmpty();
        assertThat(ids(caller.json("customers?name=The%20Corner%20Store"))).hasSize(1);
        int shirt = SandboxData.product("SHIRT-RED-M").variantId();
        assertThat(ids(caller.json("variant_stock_units/?variant=" + shirt))).hasSize(2);
    }

    @Test
    void showsRelationsInFullOrAsReferences() throws Exception {
        JsonNode full = caller.json("orders/5001");
        assertThat(full.at("/customer/billTo/street").asText()).isEqualTo("123 Market Street");
        assertThat(full.at("/lines/0/unitPrice").isTextual()).isTrue();
        assertThat(full.at("/totalAmount").asText()).isEqualTo("98.00");
        assertThat(full.at("/customer/creditCards")).isNotEmpty();
        JsonNode reduced = caller.json("orders/5001?full=false");
        assertThat(reduced.get("customer").asText()).isEqualTo("/api/latest/customers/2001");
        assertThat(reduced.at("/lines/0").asText()).startsWith("/api/latest/order_lines/");
        Caller v3 =
                new Caller(
                        handshake.root() + "/api/v3",
                        "Authorization",
                        Caller.basic(SandboxSettings.HANDSHAKE_KEY, "X"));
        assertThat(v3.json("orders/5001.json").get("resource_uri").asText())
                .isEqualTo("/api/v3/orders/5001");
        assertThat(v3.get("orders.xml").statusCode()).isEqualTo(406);
        assertThat(caller.json("items/1001").at("/category/name").asText()).isEqualTo("Kitchen");
    }

    @Test
    void tellsGoneFromUnknown() throws Exception {
        handshake.deleteOrder(5001);
        assertThat(caller.get("orders/5001").statusCode()).isEqualTo(410);
        assertThat(caller.get("orders/4711").statusCode()).isEqualTo(404);
        assertThat(caller.get("gadgets").statusCode()).isEqualTo(404);
        assertThat(caller.send("POST", "manufacturers", "{}").statusCode()).isEqualTo(405);
        assertThat(caller.send("PATCH", "orders/6001", "{}").statusCode()).isEqualTo(405);
        handshake.hide("customer_groups");
        assertThat(caller.get("customer_groups").statusCode()).isEqualTo(403);
    }

    @Test
    void takesDecimalsAsStringsOnly() throws Exception {
        String item =
                "{\"sku\":\"X-1\",\"name\":\"X\",\"category\":\"/api/latest/categories/61\",\"unitPrice\":";
        JsonNode refusal = caller.json(400, "POST", "items", item + "1.5}");
        assertThat(refusal.get("__all__").get(0).asText()).contains("unitPrice", "strings");
        JsonNode made = caller.json(201, "POST", "items", item + "\"1.50\"}");
        assertThat(made.get("unitPrice").asText()).isEqualTo("1.50");
        assertThat(caller.send("POST", "items", item + "\"1.50\"}").body())
                .contains("already exists");
        assertThat(caller.send("POST", "items", "{\"sku\":\"X-2\"}").statusCode()).isEqualTo(400);
        assertThat(
                        caller.json(
                                        200,
                                        "PUT",
                                        "items/" + made.get("objID"),
                                        "{\"unitPrice\":\"2\"}")
                                .get("name")
                                .asText())
                .isEqualTo("X");
    }

    @Test
    void patchesSeveralOrNone() throws Exception {
        ObjectNode patch = Json.object();
        for (JsonNode unit : caller.json("item_stock_units?item=1001").get("objects")) {
            patch.withArray("objects")
                    .addObject()
                    .put("resource_uri", unit.get("resource_uri").asText())
                    .put("shelfQty", 7);
        }
        assertThat(caller.json(202, "PATCH", "item_stock_units", patch).get("objects")).hasSize(2);
        patch.withArray("objects")
                .addObject()
                .put("resource_uri", "/api/latest/item_stock_units/99")
                .put("shelfQty", 1);
        ((ObjectNode) patch.at("/objects/0")).put("shelfQty", 3);
        assertThat(caller.send("PATCH", "item_stock_units", patch.toString()).statusCode())
                .isEqualTo(400);
        assertThat(caller.json("item_stock_units?item=1001").get("objects"))
                .allMatch(unit -> unit.get("shelfQty").asInt() == 7)
                .allMatch(unit -> unit.get("warningLevelQty").asInt() == 2);
        String gone = "{\"deleted_objects\":[\"/api/latest/items/1001\"]}";
        assertThat(caller.send("PATCH", "items", gone).statusCode()).isEqualTo(202);
        assertThat(caller.get("items/1001").statusCode()).isEqualTo(410);
    }

    @Test
    void changesStatusOnlyFromTheStatusThatIs() throws Exception {
        handshake.clock(Clock.fixed(Instant.parse("2026-05-01T10:00:00.900Z"), ZoneOffset.UTC));
        String path = "orders/5001/actions/changeStatus";
        assertThat(
                        caller.send("POST", path, "{\"old\":\"Open\",\"new\":\"Complete\"}")
                                .statusCode())
                .isEqualTo(400);
        assertThat(
                        caller.send("POST", path, "{\"old\":\"Confirmed\",\"new\":\"Lost\"}")
                                .statusCode())
                .isEqualTo(400);
        JsonNode order =
                caller.json(200, "POST", path, "{\"old\":\"Confirmed\",\"new\":\"Complete\"}");
        assertThat(order.get("status").asText()).isEqualTo("Complete");
        assertThat(order.get("lastEdited").asText()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(ids(caller.json("orders?lastEdited__gte=2026-04-01T00:00:00Z")))
                .containsExactly(5001);
    }

    @Test
    void forksAndPromotesDrafts() throws Exception {
        JsonNode draft = caller.json(200, "POST", "orders/6001/actions/fork", null);
        assertThat(draft.get("realVersion").asText()).isEqualTo("/api/latest/orders/6001");
        int id = draft.get("objID").asInt();
        caller.json(200, "PUT", "orders/" + id, "{\"percentDiscount\":\"50\"}");
        assertThat(handshake.order(6001).get("percentDiscount").asText()).isEqualTo("10");
        caller.json(200, "POST", "orders/" + id + "/actions/promote", null);
        assertThat(handshake.order(6001).get("percentDiscount").asText()).isEqualTo("50");
        assertThat(handshake.order(6001).get("otherVersions")).isEmpty();
        assertThat(caller.get("orders/" + id).statusCode()).isEqualTo(410);
    }

    @Test
    void changesLinesAtTheirOwnAddress() throws Exception {
        JsonNode line = caller.json("orders/5001").at("/lines/0");
        String path = line.get("resource_uri").asText().substring("/api/latest/".length());
        assertThat(caller.json(200, "PUT", path, "{\"qty\":2}").get("total").asText())
                .isEqualTo("17.00");
        JsonNode order = caller.json("orders/5001");
        assertThat(order.get("totalAmount").asText()).isEqualTo("81.00");
        assertThat(order.get("lastEdited").asText()).isGreaterThan("2026-03-03");
        assertThat(caller.send("DELETE", path, null).statusCode()).isEqualTo(204);
        assertThat(caller.json("orders/5001").get("lines")).hasSize(1);
        assertThat(caller.get("order_lines").statusCode()).isEqualTo(405);
    }

    @Test
    void showsTheCustomerAsItIsNow() throws Exception {
        caller.json(200, "PUT", "customers/2001", "{\"contact\":\"New buyer\"}");
        JsonNode order = caller.json("orders/5001");
        assertThat(order.at("/customer/contact").asText()).isEqualTo("New buyer");
        assertThat(order.at("/customer/billTo/city").asText()).isEqualTo("New York");
        assertThat(order.get("lastEdited").asText()).isEqualTo("2026-03-02T14:15:00Z");
    }

    @Test
    void addressesShipmentsByUuid() throws Exception {
        ObjectNode shipment =
                Json.object().put("order", "/api/latest/orders/5001").put("carrier", "UPS");
        JsonNode made = caller.json(201, "POST", "shipments", shipment.put("reference", "task-1"));
        String uri = made.get("resource_uri").asText();
        assertThat(uri).endsWith(made.get("uuid").asText());
        ObjectNode lines = Json.object();
        lines.putArray("objects")
                .addObject()
                .put("shipment", uri)
                .put("order", 1)
                .put("notes", "MUG-01 x 4");
        caller.json(202, "PATCH", "shipment_lines", lines);
        assertThat(ids(caller.json("shipments?order=/api/latest/orders/5001"))).hasSize(1);
        assertThat(ids(caller.json("shipment_lines?shipment=" + uri))).hasSize(1);
        assertThat(caller.get("shipments?reference=task-1").statusCode()).isEqualTo(400);
        assertThat(
                        caller.send("POST", "shipments", "{\"order\":\"/api/latest/orders/1\"}")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void servesDocumentsAsTheyAre() throws Exception {
        ObjectNode order =
                SandboxOrders.all()
                        .get(3)
                        .put("objID", 77)
                        .put("totalAmount", "1.00")
                        .put("surprise", true);
        handshake.putOrder(order);
        JsonNode served = caller.json("orders/77");
        assertThat(served).isEqualTo(order);
        handshake.editOrder(77, Json.object().put("status", "Cancelled"));
        assertThat(caller.json("orders/77").get("lastEdited").asText()).isGreaterThan("2026-03-03");
    }

    @Test
    void servesTheSampleGivenFromOutside() throws Exception {
        String file = System.getProperty("handshake.sample", "");
        org.junit.jupiter.api.Assumptions.assumeTrue(!file.isBlank() && !file.startsWith("${"));
        ObjectNode sample = SandboxSystems.orderFile(java.nio.file.Path.of(file));
        handshake.putOrder(sample);
        JsonNode served = caller.json("orders/" + sample.get("objID").asText());
        assertThat(served).isEqualTo(sample);
        Set<String> made = new HashSet<>();
        new OrderGenerator().orders(1).list().get(0).fieldNames().forEachRemaining(made::add);
        Set<String> real = new HashSet<>();
        sample.fieldNames().forEachRemaining(real::add);
        assertThat(made).isEqualTo(real);
    }
}
