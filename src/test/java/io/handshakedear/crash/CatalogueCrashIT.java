package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.catalogue.TestItem;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.SandboxClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The integration is killed around each kind of write of a load of products or customers. */
class CatalogueCrashIT {

    /** Method and path of each write of a load of products. */
    private static final List<List<String>> PRODUCT_WRITES =
            List.of(
                    List.of("POST", "ref/category"),
                    List.of("POST", "product"),
                    List.of("POST", "productFamily"),
                    List.of("POST", "product/attachments"),
                    List.of("POST", "productFamily/attachments"),
                    List.of("PUT", "product"),
                    List.of("PUT", "productFamily"));

    private static final List<List<String>> CUSTOMER_WRITES =
            List.of(List.of("POST", "customer"), List.of("PUT", "customer"));

    /** Those that {@code mvn verify} looks at; a process takes its time to start. */
    private static final List<List<String>> SOME_WRITES =
            List.of(PRODUCT_WRITES.get(2), PRODUCT_WRITES.get(3));

    private static final List<List<String>> NEW_CUSTOMER = List.of(CUSTOMER_WRITES.get(0));

    @TempDir Path home;

    @Test
    void nothingIsTwiceWhenTheAnswerToAWriteIsCut() throws Exception {
        try (CrashRun run = CrashRun.onH2(home)) {
            killAroundEachWrite(run, SOME_WRITES, NEW_CUSTOMER, List.of(Point.AFTER));
        }
    }

    @Test
    @Tag("full")
    void nothingIsTwiceWhateverWriteIsCutOnH2() throws Exception {
        try (CrashRun run = CrashRun.onH2(home)) {
            killAroundEachWrite(run, PRODUCT_WRITES, CUSTOMER_WRITES, List.of(Point.values()));
        }
    }

    @Test
    @Tag("full")
    void nothingIsTwiceWhateverWriteIsCutOnPostgres() throws Exception {
        try (CrashRun run = CrashRun.onPostgres(home)) {
            killAroundEachWrite(run, PRODUCT_WRITES, CUSTOMER_WRITES, List.of(Point.values()));
        }
    }

    private static void killAroundEachWrite(
            CrashRun run,
            List<List<String>> productWrites,
            List<List<String>> customerWrites,
            List<Point> points)
            throws Exception {
        for (int item = 1001; item < 1030; item++) {
            run.systems().handshake().delete("items", item);
        }
        InstanceApi api = InstanceApi.of(run);
        run.start();
        int items = 0;
        int customers = 0;
        for (Point point : points) {
            for (List<String> write : productWrites) {
                changeItems(run, ++items);
                killed(run, api, "load-products", write, point);
            }
            for (List<String> write : customerWrites) {
                changeCustomers(run, ++customers, write.get(0).equals("POST"));
                killed(run, api, "load-customers", write, point);
            }
        }
        hasEachOnce(run, items);
    }

    /** A load dies at that write, and goes on by itself after a restart. */
    private static void killed(
            CrashRun run, InstanceApi api, String command, List<String> write, Point point)
            throws IOException {
        run.await("the API answers", api::isUp);
        run.killAt(write.get(0), write.get(1), point);
        String id = api.start(command).path("id").asText();
        run.await("killed at %s %s".formatted(write, point), () -> !run.process().isAlive());
        run.clearFaults();
        run.start();
        run.awaitWork("the load ends", () -> api.isUp() && api.get("/jobs/" + id).has("endedAt"));
        JsonNode job = api.get("/jobs/" + id);
        assertThat(job.path("state").asText()).as("%s", job).isEqualTo("DONE");
    }

    /** Items of a new category, and a new price for all: each load creates and updates. */
    private static void changeItems(CrashRun run, int round) {
        String number = String.valueOf(700 + round);
        run.systems()
                .handshake()
                .put(
                        "categories",
                        TestOrder.fields("{'uuid':'c%s'}".formatted(number))
                                .put("objID", 700 + round)
                                .put("resource_uri", "/api/latest/categories/" + number)
                                .put("name", "Category " + round));
        for (int item = 1; item <= round; item++) {
            String price = round + ".50";
            TestItem.of(100 + item, "PAN-" + item, "Pan " + item)
                    .with("category", "/api/latest/categories/" + (700 + item))
                    .with("unitPrice", price)
                    .image("https://img.example.test/a/pan.jpg")
                    .image("https://img.example.test/b/pan.jpg")
                    .into(run.systems());
            TestItem.of(200 + item, "TEE-" + item, "Tee " + item)
                    .with("unitPrice", price)
                    .image("https://img.example.test/tee.jpg")
                    .variant("TEE-" + item + "-M", price, "Size", "M")
                    .variant("TEE-" + item + "-L", price, "Size", "L")
                    .into(run.systems());
        }
    }

    /** A new customer, and a new street for all that are known. */
    private static void changeCustomers(CrashRun run, int round, boolean fresh) {
        List<ObjectNode> all = new ArrayList<>(run.systems().handshake().documents("customers"));
        for (ObjectNode customer : all) {
            customer.put("contact", "Buyer " + round);
            run.systems().handshake().put("customers", customer);
        }
        if (fresh) {
            ObjectNode copy = all.get(0).deepCopy();
            int id = 2100 + round;
            copy.put("objID", id).put("uuid", "c" + id).put("name", "Customer " + id);
            copy.put("resource_uri", "/api/latest/customers/" + id);
            run.systems().handshake().put("customers", copy);
        }
    }

    private static void hasEachOnce(CrashRun run, int round) {
        SandboxClient dear = new SandboxClient(run.systems().dear().url());
        List<String> skus = values(dear, "product?Limit=1000", "Products", "SKU");
        assertThat(skus).doesNotHaveDuplicates();
        List<String> names = values(dear, "customer?Limit=1000", "CustomerList", "Name");
        assertThat(names).doesNotHaveDuplicates();
        List<String> categories = values(dear, "ref/category?Limit=1000", "CategoryList", "Name");
        assertThat(categories).doesNotHaveDuplicates();
        for (JsonNode product :
                dear.ui("GET", "product?Sku=PAN-&Limit=1000", null).path("Products")) {
            assertImages(dear, "product/attachments?ProductID=", product, 2);
        }
        JsonNode families = dear.ui("GET", "productFamily?Sku=TEE-&Limit=1000", null);
        for (JsonNode family : families.path("ProductFamilies")) {
            assertImages(dear, "productFamily/attachments?FamilyID=", family, 1);
            assertThat(family.path("Products")).hasSize(2);
        }
        assertThat(skus.stream().filter(sku -> sku.startsWith("PAN-"))).isNotEmpty();
        assertThat(families.path("Total").asInt()).isPositive().isLessThanOrEqualTo(round);
    }

    private static void assertImages(SandboxClient dear, String path, JsonNode owner, int count) {
        assertThat(dear.ui("GET", path + owner.path("ID").asText(), null))
                .as("images of %s", owner.path("SKU"))
                .hasSize(count);
    }

    private static List<String> values(SandboxClient dear, String path, String list, String field) {
        List<String> values = new ArrayList<>();
        dear.ui("GET", path, null).path(list).forEach(one -> values.add(one.path(field).asText()));
        return values;
    }
}
