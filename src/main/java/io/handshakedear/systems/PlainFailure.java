package io.handshakedear.systems;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A failure whose message says in plain words what happened to what, for people (design rule C10).
 * What fails in a split or behind a queue comes wrapped in what Camel says of it.
 */
public interface PlainFailure {

    /** The outermost plain failure among a failure and its causes. */
    static Optional<Throwable> in(Throwable failure) {
        return causes(failure).filter(PlainFailure.class::isInstance).findFirst();
    }

    /** The same, or else the innermost cause. */
    static Throwable cause(Throwable failure) {
        return in(failure).or(() -> causes(failure).reduce((outer, inner) -> inner)).orElseThrow();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
