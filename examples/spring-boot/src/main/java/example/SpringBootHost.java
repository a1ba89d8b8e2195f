package example;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.HandshakeDear;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.RoutesBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A Spring Boot application with handshake-dear in its process and on its database. */
@SpringBootApplication
public class SpringBootHost {

    public static void main(String[] arguments) {
        SpringApplication.run(SpringBootHost.class, arguments);
    }

    /** The settings are the application's properties that begin with handshake-dear. */
    @Bean
    RoutesBuilder handshakeDear(Environment environment) {
        Properties settings = new Properties();
        settings.putAll(
                Binder.get(environment)
                        .bind("handshake-dear", Bindable.mapOf(String.class, String.class))
                        .orElse(Map.of()));
        return HandshakeDear.routes(settings);
    }

    @Bean(name = {"dataSource", "handshake-dear.dataSource"})
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties properties) {
        return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    }

    @Bean(name = {"transactionManager", "handshake-dear.transactionManager"})
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }
}
