package io.handshakedear;

import io.handshakedear.admin.AdminAccess;
import io.handshakedear.admin.AdminServer;
import io.handshakedear.settings.Settings;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where a started integration is reached, and has its settings checked (design 9). */
public final class StartReport extends MainListenerSupport {

    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    private final Settings settings;
    private final AdminAccess access;

    public StartReport(Settings settings, AdminAccess access) {
        this.settings = settings;
        this.access = access;
    }

    @Override
    public void afterStart(BaseMainSupport main) {
        String address =
                main.getCamelContext().getRegistry().findSingleByType(AdminServer.class).address();
        LOG.info(
                "Stores {}; health and metrics at {}/observe; {}",
                String.join(", ", settings.storeNames()),
                address,
                access == AdminAccess.OFF
                        ? "no page and no API, since admin.password is not set"
                        : "page at " + address + "/; API at " + address + "/api");
        main.getCamelContext()
                .createFluentProducerTemplate()
                .to("direct:check-at-start")
                .asyncSend();
    }
}
