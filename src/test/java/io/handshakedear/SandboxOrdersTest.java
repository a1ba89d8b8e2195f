package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.SandboxSystems;
import org.junit.jupiter.api.Test;

class SandboxOrdersTest {

    @Test
    void eachOrderOfTheSandboxReachesItsState() throws Exception {
        try (SandboxSystems systems =
                        SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000));
                RunningIntegration integration = RunningIntegration.against(systems).start()) {
            integration.awaitSettled(15);

            assertThat(integration.states())
                    .containsEntry("#5001", "PROCESSED")
                    .containsEntry("#10001", "HELD")
                    .containsEntry("#11001", "SKIPPED")
                    .containsEntry("#18001", "HELD");
        }
    }
}
