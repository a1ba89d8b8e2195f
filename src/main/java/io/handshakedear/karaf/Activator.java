package io.handshakedear.karaf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an integration for each {@code handshake-dear*.properties} in Karaf's etc folder when the
 * bundle starts, and stops them with it. One that cannot start does not keep the others from it.
 */
public final class Activator implements BundleActivator {

    private static final Logger LOG = LoggerFactory.getLogger(Activator.class);

    private final List<KarafInstance> running = new ArrayList<>();

    /**
     * @throws IllegalStateException when no integration could start; the bundle is not active then
     */
    @Override
    public void start(BundleContext bundle) throws Exception {
        Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
        List<Path> files = KarafInstance.settingsFiles(etc);
        if (files.isEmpty()) {
            throw new IllegalStateException(
                    "There is no %s; put the settings there and start the bundle again"
                            .formatted(etc.resolve("handshake-dear.properties")));
        }
        OwnThread.run("start", () -> files.forEach(this::start));
        if (running.isEmpty()) {
            OwnDrivers.deregister();
            throw new IllegalStateException(
                    "None of %s could be started; the log says why".formatted(files));
        }
    }

    @Override
    public void stop(BundleContext bundle) throws Exception {
        OwnThread.run("stop", () -> running.forEach(KarafInstance::stop));
        running.clear();
        OwnDrivers.deregister();
    }

    private void start(Path file) {
        try {
            KarafInstance instance = KarafInstance.of(file);
            instance.requireOwnDatabase(running);
            instance.start();
            running.add(instance);
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("The integration of {} does not run: {}", file, e.getMessage());
        } catch (Exception | LinkageError e) {
            // in OSGi a class may lack what it needs; the other integrations go on
            LOG.error("The integration of {} could not be started", file, e);
        }
    }
}
