package io.handshakedear.hosts;

import io.handshakedear.Integration;
import io.handshakedear.StartReport;
import io.handshakedear.admin.AdminAccess;
import io.handshakedear.settings.Settings;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * The integration inside a process of others: it has a Camel context of its own, and leaves nothing
 * behind. Once stopped, another one takes its place.
 */
public final class EmbeddedIntegration {

    private final Settings settings;
    private final HostServices host;
    private Main main;

    /**
     * @param settings without problems
     */
    public EmbeddedIntegration(Settings settings, HostServices host) {
        this.settings = settings;
        this.host = host;
    }

    /**
     * @throws Exception when it cannot start, with what to do; nothing of it runs then
     */
    public void start() throws Exception {
        AdminAccess access = AdminAccess.of(settings);
        main = Integration.of(settings, access, Clock.systemUTC(), host);
        // the default would leave a hook in the process, and with it the class loader
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        try {
            main.start();
            // only run() would tell a listener of Main's
            new StartReport(settings, access).afterStart(main);
        } catch (Exception | Error e) {
            stop();
            throw e;
        }
    }

    /** Finishes the writes in hand; does nothing if it does not run. */
    public void stop() {
        if (main != null) {
            main.stop();
            host.release();
            main = null;
        }
    }

    /** The Camel context while the integration runs. */
    CamelContext context() {
        return main.getCamelContext();
    }
}
