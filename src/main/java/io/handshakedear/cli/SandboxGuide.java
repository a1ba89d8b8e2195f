package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Says in plain words what happens in the sandbox, once its orders have come to rest. */
final class SandboxGuide {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SHOWN_ORDERS = 40;

    private final SandboxSystems systems;
    private final String address;
    private final PrintWriter out;

    SandboxGuide(SandboxSystems systems, String address, PrintWriter out) {
        this.systems = systems;
        this.address = address;
        this.out = out;
    }

    /** Watches from a thread of its own, which ends with the process. */
    void start() {
        out.println();
        out.println("Handshake and DEAR are played by this process; nothing leaves this machine.");
        out.println("  Handshake  " + systems.handshake().url());
        out.println("  DEAR       " + systems.dear().url());
        out.println(
                "The integration captures the orders of the store acme and writes them to DEAR.");
        out.println("Watch it on its page: " + address + "/");
        out.println();
        out.flush();
        Thread thread = new Thread(this::watch, "sandbox-guide");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            tell(settled());
        } catch (CommandFailure e) {
            // the integration was stopped before the orders came to rest
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode settled() throws InterruptedException {
        ApiClient api = new ApiClient(address, "");
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode orders = api.get("/orders?limit=" + SHOWN_ORDERS);
        long before = -1;
        while (Instant.now().isBefore(end)
                && (isBusy(api) || orders.path("total").asLong() != before)) {
            before = orders.path("total").asLong();
            TimeUnit.SECONDS.sleep(1);
            orders = api.get("/orders?limit=" + SHOWN_ORDERS);
        }
        return orders;
    }

    private static boolean isBusy(ApiClient api) {
        JsonNode store = api.get("/stores").path("stores").path(0);
        return !store.path("lastCapture").has("completedAt")
                || store.path("orders").has("PENDING")
                || store.path("orders").has("PROCESSING");
    }

    private void tell(JsonNode orders) {
        out.println();
        out.println("What became of the orders (newest first):");
        out.println();
        out.print(OrderTexts.table(orders.path("orders")));
        out.println();
        out.println(
                "PROCESSED orders are sales in DEAR. HELD orders wait for a person, SKIPPED ones");
        out.println("for a tax rule in the settings; one order more is still Open in Handshake.");
        out.println();
        out.println("The page   " + address + "/");
        out.println("The API    " + address + "/api/orders");
        out.println("OpenAPI    " + address + "/api/openapi.json");
        out.println("Health     " + address + "/observe/health");
        out.println("Metrics    " + address + "/observe/metrics");
        out.println();
        out.println("Try in another terminal:");
        for (String command :
                new String[] {
                    "orders --state HELD", "why 5001", "why 18001", "retry 18001", "capture"
                }) {
            out.printf("  java -jar target/handshake-dear.jar %s --url %s%n", command, address);
        }
        out.println();
        out.println("Ship an order in DEAR; half a minute later Handshake shows it as Complete:");
        out.printf(
                "  curl -X POST %s/_sandbox/ship -d '{\"externalId\": \"handshake:acme:6001\","
                        + " \"carrier\": \"UPS\", \"trackingNumber\": \"1Z999\"}'%n",
                systems.dear().root());
        out.println();
        out.println("Change stock in DEAR, push it, and see what Handshake shows:");
        out.printf(
                "  curl -X POST %s/_sandbox/stock -d '{\"sku\": \"MUG-01\", \"location\":"
                        + " \"Main Warehouse\", \"onHand\": 77}'%n",
                systems.dear().root());
        out.printf("  java -jar target/handshake-dear.jar push-stock --url %s%n", address);
        out.printf(
                "  curl %s/_sandbox/documents/item_stock_units/1201%n", systems.handshake().root());
        out.println();
        out.println("Delete an order in Handshake, then let both systems be compared:");
        out.printf("  curl -X DELETE %s/_sandbox/orders/5001%n", systems.handshake().root());
        out.printf(
                "  java -jar target/handshake-dear.jar reconcile --since 2026-01-01 --url %s%n",
                address);
        out.println();
        out.println(
                "Load the whole catalogue and the customers into DEAR; the second time nothing changes:");
        out.printf("  java -jar target/handshake-dear.jar load-products --url %s%n", address);
        out.printf("  java -jar target/handshake-dear.jar load-customers --url %s%n", address);
        out.println();
        out.println("List what Handshake does not have yet; first see what would be sent:");
        String list = "  java -jar target/handshake-dear.jar list --status not-listed%s --url %s%n";
        out.printf(list, " --dry-run", address);
        out.printf(list, "", address);
        out.println();
        out.println("Ctrl-C ends it.");
        out.flush();
    }
}
