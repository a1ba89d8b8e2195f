package io.handshakedear.karaf;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDBC drivers in the bundle: they register in the whole process, and must go with it. */
final class OwnDrivers {

    private static final Logger LOG = LoggerFactory.getLogger(OwnDrivers.class);

    private OwnDrivers() {}

    static void deregister() {
        ClassLoader loader = OwnDrivers.class.getClassLoader();
        DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == loader)
                .toList()
                .forEach(
                        driver -> {
                            try {
                                DriverManager.deregisterDriver(driver);
                            } catch (SQLException e) {
                                LOG.warn("The driver {} stays registered", driver, e);
                            }
                        });
    }
}
