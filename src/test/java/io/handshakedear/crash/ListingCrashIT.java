package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.SandboxClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies around each kind of write of a listing, and nothing is in Handshake twice. */
class ListingCrashIT {

    /** Method and path of a call at Handshake. */
    private static final List<List<String>> WRITES =
            List.of(
                    List.of("POST", "categories"),
                    List.of("POST", "items"),
                    List.of("POST", "variants"),
                    List.of("PATCH", "item_stock_units"),
                    List.of("PUT", "items/.*"),
                    List.of("PUT", "variants/.*"));

    private static final List<List<String>> SOME_WRITES = List.of(WRITES.get(1), WRITES.get(2));

    @TempDir Path home;

    @Test
    void nothingIsTwiceWhenTheAnswerToAWriteIsCut() throws Exception {
        try (CrashRun run = CrashRun.onH2(home)) {
            killAroundEachWrite(run, SOME_WRITES, List.of(Point.AFTER));
        }
    }

    @Test
    @Tag("full")
    void nothingIsTwiceWhateverWriteIsCutOnH2() throws Exception {
        try (CrashRun run = CrashRun.onH2(home)) {
            killAroundEachWrite(run, WRITES, List.of(Point.values()));
        }
    }

    @Test
    @Tag("full")
    void nothingIsTwiceWhateverWriteIsCutOnPostgres() throws Exception {
        try (CrashRun run = CrashRun.onPostgres(home)) {
            killAroundEachWrite(run, WRITES, List.of(Point.values()));
        }
    }

    private static void killAroundEachWrite(
            CrashRun run, List<List<String>> writes, List<Point> points) throws Exception {
        for (String resource : List.of("items", "variants")) {
            for (ObjectNode document : run.systems().handshake().documents(resource)) {
                run.systems().handshake().delete(resource, document.path("objID").asInt());
            }
        }
        InstanceApi api = InstanceApi.of(run);
        run.with("store.acme.sync-brands-and-categories", "true").start();
        int round = 0;
        for (Point point : points) {
            for (List<String> write : writes) {
                change(run, ++round);
                killed(run, api, "list", "{\"tag\":\"round\"}", write, point);
            }
            rename(run, round);
            killedAtDear(run, api, point);
        }
        hasEachOnce(run, round);
        for (Point point : points) {
            String sku = "PAN-" + (point.ordinal() + 1);
            String body = "{\"sku\":\"%s\"}".formatted(sku);
            killed(run, api, "remove", body, List.of("DELETE", "items/.*"), point);
            assertThat(skus(run, "items")).doesNotContain(sku).contains("TEE-1");
        }
    }

    private static void killed(
            CrashRun run,
            InstanceApi api,
            String command,
            String body,
            List<String> write,
            Point point)
            throws IOException {
        run.await("the API answers", api::isUp);
        run.killAtHandshake(write.get(0), write.get(1), point);
        goesOn(run, api, command, body, write + " " + point);
    }

    private static void killedAtDear(CrashRun run, InstanceApi api, Point point)
            throws IOException {
        run.await("the API answers", api::isUp);
        run.killAt("PUT", "ref/category", point);
        goesOn(run, api, "list", "{\"sku\":\"PAN-1\"}", "rename " + point);
    }

    /** The job dies at that write, and goes on by itself after a restart. */
    private static void goesOn(
            CrashRun run, InstanceApi api, String command, String body, String where)
            throws IOException {
        String id = api.start(command, body).path("id").asText();
        run.await("killed at " + where, () -> !run.process().isAlive());
        run.clearFaults();
        run.start();
        run.awaitWork("the job ends", () -> api.isUp() && api.get("/jobs/" + id).has("endedAt"));
        JsonNode job = api.get("/jobs/" + id);
        assertThat(job.path("state").asText()).as("%s", job).isEqualTo("DONE");
    }

    /** A new product and a new family of a new category, and a new price for all. */
    private static void change(CrashRun run, int round) {
        SandboxClient dear = new SandboxClient(run.systems().dear().url());
        String category = "Category " + round;
        dear.ui("POST", "ref/category", Map.of("Name", category));
        product(dear, "PAN-" + round, category);
        JsonNode member = product(dear, "TEE-" + round + "-M", category);
        dear.ui(
                "POST",
                "productFamily",
                Map.of(
                        "SKU",
                        "TEE-" + round,
                        "Name",
                        "Tee " + round,
                        "Category",
                        category,
                        "CostingMethod",
                        "FIFO",
                        "DefaultLocation",
                        "Main Warehouse",
                        "UOM",
                        "Item",
                        "Option1Name",
                        "Size",
                        "Tags",
                        "round",
                        "PriceTier1",
                        round,
                        "Products",
                        List.of(Map.of("ID", member.path("ID").asText(), "Option1", "M"))));
        for (int earlier = 1; earlier < round; earlier++) {
            price(dear, "PAN-" + earlier, round);
            price(dear, "TEE-" + earlier + "-M", round);
        }
    }

    private static JsonNode product(SandboxClient dear, String sku, String category) {
        return dear.ui(
                        "POST",
                        "product",
                        Map.of(
                                "SKU", sku,
                                "Name", sku,
                                "Category", category,
                                "Type", "Stock",
                                "CostingMethod", "FIFO",
                                "UOM", "Item",
                                "Status", "Active",
                                "Tags", "round",
                                "PriceTier1", 10))
                .at("/Products/0");
    }

    private static void price(SandboxClient dear, String sku, int price) {
        for (JsonNode one : dear.ui("GET", "product?Sku=" + sku, null).path("Products")) {
            if (one.path("SKU").asText().equals(sku)) {
                ObjectNode product = (ObjectNode) one;
                product.remove("PriceTiers");
                dear.ui("PUT", "product", product.put("PriceTier1", price));
            }
        }
    }

    private static void rename(CrashRun run, int round) {
        for (ObjectNode category : run.systems().handshake().documents("categories")) {
            if (category.path("name").asText().equals("Category " + round)) {
                category.put("name", "Renamed " + round);
                run.systems().handshake().put("categories", category);
            }
        }
    }

    private static void hasEachOnce(CrashRun run, int round) {
        assertThat(skus(run, "items")).doesNotHaveDuplicates().hasSize(2 * round);
        assertThat(skus(run, "variants")).doesNotHaveDuplicates().hasSize(round);
        List<String> names = new ArrayList<>();
        run.systems()
                .handshake()
                .documents("categories")
                .forEach(category -> names.add(category.path("name").asText()));
        assertThat(names).doesNotHaveDuplicates();
        List<String> units = new ArrayList<>();
        for (String kind : List.of("item", "variant")) {
            run.systems().handshake().documents(kind + "_stock_units").stream()
                    .map(unit -> unit.path(kind).asText() + " " + unit.path("warehouse").asText())
                    .forEach(units::add);
        }
        assertThat(units).doesNotHaveDuplicates();
    }

    private static List<String> skus(CrashRun run, String resource) {
        List<String> skus = new ArrayList<>();
        run.systems()
                .handshake()
                .documents(resource)
                .forEach(document -> skus.add(document.path("sku").asText()));
        return skus;
    }
}
