package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedRegistryTest {

    private static final int BEANS = 20_000;

    @Test
    void beansAreFoundWhileOthersAreBound() {
        SharedRegistry registry = new SharedRegistry();
        registry.bind("first", Integer.class, 0);

        CompletableFuture<Void> binding =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 1; i < BEANS; i++) {
                                registry.bind("bean-" + i, String.class, "bean " + i);
                            }
                        });
        while (!binding.isDone()) {
            assertThat(registry.findByType(Integer.class)).containsExactly(0);
            assertThat(registry.lookupByNameAndType("first", Integer.class)).isZero();
        }

        assertThat(binding).isCompleted();
        assertThat(registry.findByType(String.class)).hasSize(BEANS - 1);
    }
}
