package io.handshakedear.admin;

import io.handshakedear.mapping.Digest;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the operator's page, which are in the jar: {@code /} and {@code /page/…}, and the
 * files of libraries under {@code /page/lib/} by names without their versions. Read by the class
 * loader of this class, since a host's may know nothing of them.
 */
final class PageFiles implements Handler<RoutingContext> {

    private static final String FOLDER = "handshakedear/page/";
    private static final int TAG_DIGITS = 24;
    private static final String PREFIX = "/page/";

    /** Small letters, and one dot: nothing that leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]+/)*[a-z0-9-]+\\.[a-z0-9]+");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "woff2", "font/woff2");

    /** What the page names, and the file of the WebJar preact. */
    private static final Map<String, String> LIBRARIES =
            Map.of(
                    "lib/preact.js", "dist/preact.min.umd.js",
                    "lib/hooks.js", "hooks/dist/hooks.umd.js");

    private record PageFile(Buffer content, String type, String tag) {}

    private final Map<String, PageFile> read = new ConcurrentHashMap<>();

    @Override
    public void handle(RoutingContext call) {
        String path = call.normalizedPath();
        String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "index.html";
        Optional<PageFile> found = find(name);
        if (found.isEmpty()) {
            call.next();
            return;
        }
        PageFile file = found.get();
        HttpServerResponse response = call.response();
        // asked again each time, so that a new version is there at once; usually answered 304
        response.putHeader("Cache-Control", "no-cache");
        response.putHeader("ETag", file.tag());
        if (file.tag().equals(call.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", file.type());
        response.end(file.content());
    }

    private Optional<PageFile> find(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                read.computeIfAbsent(
                        name,
                        key ->
                                bytes(resource(key))
                                        .map(bytes -> new PageFile(bytes, type, tag(bytes)))
                                        .orElse(null)));
    }

    private static String resource(String name) {
        return LIBRARIES.containsKey(name)
                ? "META-INF/resources/webjars/preact/%s/%s"
                        .formatted(preactVersion(), LIBRARIES.get(name))
                : FOLDER + name;
    }

    /** A WebJar's folders have its version in their names. */
    private static String preactVersion() {
        try (InputStream stream = open("META-INF/maven/org.webjars.npm/preact/pom.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Buffer> bytes(String resource) {
        try (InputStream stream = open(resource)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(Buffer.buffer(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return PageFiles.class.getClassLoader().getResourceAsStream(resource);
    }

    private static String tag(Buffer content) {
        return '"' + Digest.of(content.getBytes(), TAG_DIGITS) + '"';
    }
}
