package io.handshakedear.cli;

import io.handshakedear.Integration;
import io.handshakedear.admin.AdminAccess;
import io.handshakedear.admin.AdminServer;
import io.handshakedear.settings.Settings;
import java.util.concurrent.Callable;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Runs the integration until it is stopped. */
@Command(
        name = "run",
        description = "Run the integration until Ctrl-C (the default).",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Override
    public Integer call() throws Exception {
        Settings settings = Configuration.requireSound(Configuration.load());
        AdminAccess access = AdminAccess.of(settings);
        Main main = Integration.of(settings, access);
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void afterStart(BaseMainSupport support) {
                        String address =
                                support.getCamelContext()
                                        .getRegistry()
                                        .findSingleByType(AdminServer.class)
                                        .address();
                        LOG.info(
                                "Stores {}; health and metrics at {}/observe; {}",
                                String.join(", ", settings.storeNames()),
                                address,
                                access == AdminAccess.OFF
                                        ? "no API, since admin.password is not set"
                                        : "API at " + address + "/api");
                        support.getCamelContext()
                                .createFluentProducerTemplate()
                                .to("direct:check-at-start")
                                .asyncSend();
                    }
                });
        main.run();
        return main.getExitCode();
    }
}
