package io.handshakedear.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshakedear.RunningIntegration;
import io.handshakedear.admin.AdminServer;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineTest {

    private static final String PASSWORD = "a password";

    private static SandboxSystems systems;
    private static RunningIntegration integration;
    private static String address;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000));
        integration = RunningIntegration.against(systems).with("admin.password", PASSWORD).start();
        integration.awaitSettled(15);
        address = integration.context().getRegistry().findSingleByType(AdminServer.class).address();
        System.setProperty("admin.password", PASSWORD);
    }

    @AfterAll
    static void stop() {
        System.clearProperty("admin.password");
        integration.close();
        systems.close();
    }

    @Test
    void listsOrdersForPeopleAndAsJson() throws Exception {
        assertThat(run("orders", "--state", "held", "--url", address)).isZero();
        assertThat(out.toString()).contains("#18001", "HELD", "3 × 19.99 = 59.97", "2 orders");

        out.getBuffer().setLength(0);
        assertThat(run("orders", "--json", "--url", address)).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("total").asInt())
                .isGreaterThanOrEqualTo(15);
    }

    @Test
    void saysWhyByNumberOrObjId() {
        for (String name : new String[] {"#5001", "5001"}) {
            out.getBuffer().setLength(0);
            assertThat(run("why", name, "--url", address)).isZero();
            assertThat(out.toString())
                    .contains("#5001 of acme", "PROCESSED", "captured", "sale-invoice", "Sale#");
        }
    }

    @Test
    void watchesAJobToItsEnd() {
        assertThat(run("load-orders", "--since", "2026-01-01", "--url", address)).isZero();
        assertThat(out.toString()).contains("17 orders read");
    }

    @Test
    void aDryRunPrintsTheCallsAndSendsNone() {
        assertThat(run("list", "MUG-02", "--dry-run", "--url", address)).isZero();

        assertThat(out.toString())
                .contains("Nothing was written.")
                .contains("1 handshake PATCH item_stock_units {\"objects\":[{");
        assertThat(run("process", "5001", "--dry-run", "--url", address)).isEqualTo(2);
        assertThat(run("unlink", "MUG-02", "--dry-run", "--url", address)).isEqualTo(2);
    }

    @Test
    void listsUnlinksAndRemovesProducts() {
        assertThat(run("list", "MUG-01", "--url", address)).isZero();
        assertThat(out.toString()).contains("1 products and families: 1 listed");
        assertThat(run("list", "--search", "mug", "--status", "not-listed", "--url", address))
                .isZero();
        assertThat(run("list", "--stop", "--url", address)).isZero();
        assertThat(out.toString()).contains("No listing is under way");
        assertThat(run("unlink", "MUG-01", "--url", address)).isZero();
        assertThat(run("remove", "MUG-01", "--url", address)).isEqualTo(1);
        assertThat(err.toString()).contains("MUG-01 is not listed");
        assertThat(run("list", "--url", address)).isEqualTo(2);
        assertThat(run("list", "--status", "new", "--url", address)).isEqualTo(1);
        assertThat(err.toString()).contains("expected listed or not-listed");
    }

    @Test
    void looksForShipmentsAndSaysWhyThereAreNoWebhooks() {
        assertThat(run("push-shipments", "--url", address)).isZero();
        assertThat(out.toString()).contains("DEAR has no news of shipments");
        assertThat(run("webhooks", "--url", address)).isEqualTo(1);
        assertThat(err.toString()).contains("webhook.url and webhook.secret are not set");
        assertThat(run("process", "--url", address)).isZero();
    }

    @Test
    void comparesBothSystemsAndSaysWhatDiffers() {
        assertThat(run("reconcile", "--since", "2026-01-01", "--url", address)).isZero();
        assertThat(out.toString()).contains("orders and", "sales compared", "nothing differs");
        assertThat(run("reconcile", "--url", address)).isZero();
        assertThat(run("reconcile", "--since", "yesterday")).isEqualTo(2);
    }

    @Test
    void commandsTakeAnOrderOrTheWholeStore() {
        assertThat(run("retry", "18001", "--url", address)).isZero();
        assertThat(out.toString()).contains("Order #18001 is tried again");
        integration.awaitSettled(15);
        assertThat(run("retry", "--url", address)).isZero();
        assertThat(out.toString()).contains("orders are tried again");
        integration.awaitSettled(15);
        assertThat(run("process", "--url", address)).isZero();
        assertThat(out.toString()).contains("orders were due");
        assertThat(run("process", "5001", "--url", address)).isEqualTo(1);
        assertThat(err.toString()).contains("only a PENDING order can be processed");
    }

    @Test
    void failsWithOneSentence() {
        assertThat(run("why", "99999", "--url", address)).isEqualTo(1);
        assertThat(err.toString()).contains("acme has no order 99999");
        assertThat(run("retry", "5001", "--url", address)).isEqualTo(1);
        assertThat(err.toString()).contains("only HELD and FAILED orders can be retried");
        assertThat(run("orders", "--url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString()).contains("No instance answers at http://127.0.0.1:1");
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(run("load-orders")).isEqualTo(2);
        assertThat(run("load-orders", "--since", "yesterday")).isEqualTo(2);
        assertThat(run("why")).isEqualTo(2);
        assertThat(run("orders", "--limit", "many")).isEqualTo(2);
        assertThat(run("no-such-command")).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine commandLine = RootCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
