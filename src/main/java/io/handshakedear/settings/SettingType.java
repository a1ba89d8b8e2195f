package io.handshakedear.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** What a setting's text must look like; each type knows how to say what it expects. */
public enum SettingType {
    TEXT("any text", value -> true),
    SECRET("a secret, best given as {{env:NAME}}", value -> true),
    URL("an http or https address", SettingType::isHttpAddress),
    FLAG("true or false", value -> value.equals("true") || value.equals("false")),
    WHOLE_NUMBER("a whole number from 0", value -> value.matches("\\d{1,9}")),
    PORT("a port from 1 to 65535, or 0 for a free one", SettingType::isPort),
    DECIMAL("a decimal number above 0, such as 1.0873", SettingType::isPositiveDecimal),
    DURATION("a length of time such as 10m or 30s", SettingType::isDuration),
    CRON("a Quartz cron expression such as 0 0 * * * ?", CronExpression::isValidExpression),
    SCHEDULE(
            "a Quartz cron expression such as 0 30 3 * * ?, or never",
            value -> value.equals("never") || CronExpression.isValidExpression(value)),
    TIME_OF_DAY("a time of day such as 17:30", passes(LocalTime::parse)),
    ZONE("a time zone such as Europe/London", passes(ZoneId::of)),
    MOMENT("now, a date (2026-01-31) or an instant (2026-01-31T10:00:00Z)", SettingType::isMoment),
    NAMES("names of letters, digits and dashes, with commas", SettingType::isNames),
    CHOICE("one of a list", value -> true);

    /** What Camel's TimeUtils reads; it fails in odd ways on most other texts. */
    private static final Pattern LENGTH_OF_TIME =
            Pattern.compile("\\d{1,12}|(\\d{1,9}(ms|[dhms]))+");

    private static final Pattern NAME_LIST =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(\\s*,\\s*[A-Za-z0-9][A-Za-z0-9-]*)*");

    private final String expectation;
    private final Predicate<String> test;

    SettingType(String expectation, Predicate<String> test) {
        this.expectation = expectation;
        this.test = test;
    }

    /**
     * @return what is expected instead, if the text is not of this type
     */
    Optional<String> expectedInsteadOf(String value) {
        return test.test(value) ? Optional.empty() : Optional.of(expectation);
    }

    private static Predicate<String> passes(java.util.function.Function<String, ?> parser) {
        return value -> {
            try {
                return parser.apply(value) != null;
            } catch (DateTimeException e) {
                return false;
            }
        };
    }

    private static boolean isHttpAddress(String value) {
        try {
            URI uri = URI.create(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPort(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535;
    }

    private static boolean isPositiveDecimal(String value) {
        try {
            return new BigDecimal(value).signum() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDuration(String value) {
        return LENGTH_OF_TIME.matcher(value).matches();
    }

    private static boolean isMoment(String value) {
        return value.equals("now")
                || passes(LocalDate::parse).test(value)
                || passes(Instant::parse).test(value);
    }

    private static boolean isNames(String value) {
        return NAME_LIST.matcher(value).matches();
    }
}
