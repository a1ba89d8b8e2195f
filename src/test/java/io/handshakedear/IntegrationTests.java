package io.handshakedear;

import io.handshakedear.sandbox.SandboxSystems;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests that share one integration and its stand-ins, since starting them takes longer than most
 * tests. A subclass that gives another {@link #database} runs the same tests on it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class IntegrationTests {

    protected SandboxSystems systems;
    protected RunningIntegration integration;

    /** Settings of the database; an H2 database in memory by default. */
    protected Map<String, String> database() {
        return Map.of();
    }

    /** Fills the stand-ins with what the tests need, and sets up what is about to start. */
    protected void prepare(RunningIntegration starting) throws Exception {}

    @BeforeAll
    protected void startIntegration() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        integration = RunningIntegration.against(systems);
        prepare(integration);
        integration.with(database()).start();
    }

    @AfterAll
    protected void stopIntegration() {
        integration.close();
        systems.close();
    }
}
