package stoa.media.storage;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.media.processing.FileType;
import stoa.platform.web.Access;
import stoa.platform.web.Refusal;

/** Serves what was uploaded. Whoever knows an address may see what is there: addresses cannot be guessed. */
@Controller("/media")
@ExecuteOn(TaskExecutors.BLOCKING)
class FileController {
    private static final Logger LOG = LoggerFactory.getLogger(FileController.class);

    /** A name never shows another content. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    /** Should a browser ever take a file for a page, it may do nothing. */
    private static final String NOTHING_RUNS =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final long NEVER_CHANGED = 0;

    private final Storage storage;

    FileController(Storage storage) {
        this.storage = storage;
    }

    @Get("/{folder}/{file}")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(
            String folder,
            String file,
            HttpRequest<?> request,
            @Nullable @Header("Range") String range,
            @Nullable @Header("If-Range") String ifRange,
            @Nullable @Header("If-None-Match") String known) {
        var name = folder + "/" + file;
        var type = FileType.byExtension(file.substring(file.lastIndexOf('.') + 1))
                .filter(found -> ObjectName.SHOWN.matcher(name).matches())
                .orElseThrow(Refusal::notFound);
        var tag = '"' + file + '"';
        if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
            return described(HttpResponse.notModified(), tag);
        }
        try {
            var object = storage.find(name).orElseThrow(Refusal::notFound);
            var part = range == null || (ifRange != null && !ifRange.equals(tag))
                    ? Optional.<ByteRange>empty()
                    : ByteRange.parse(range, object.size());
            return request.getMethod() == HttpMethod.HEAD
                    ? described(HttpResponse.ok(), tag)
                            .contentType(type.contentType())
                            .contentLength(object.size())
                    : content(object, part, type, tag);
        } catch (IOException e) {
            LOG.warn("{}: {}", name, e.toString());
            throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "The storage of files cannot be reached", Map.of());
        }
    }

    private static HttpResponse<?> content(
            Storage.StoredObject object, Optional<ByteRange> part, FileType type, String tag) throws IOException {
        if (part.isPresent() && part.get().length() == 0) {
            return described(HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE), tag)
                    .header("Content-Range", "bytes */" + object.size());
        }
        var range = part.orElse(new ByteRange(0, object.size()));
        var stream = object.read(range.from(), range.length());
        var response = part.isPresent()
                ? HttpResponse.status(HttpStatus.PARTIAL_CONTENT)
                        .header(
                                "Content-Range",
                                "bytes " + range.from() + "-" + (range.from() + range.length() - 1) + "/"
                                        + object.size())
                : HttpResponse.ok();
        return described(response, tag)
                .contentType(type.contentType())
                .body(new StreamedFile(stream, MediaType.of(type.contentType()), NEVER_CHANGED, range.length()));
    }

    private static MutableHttpResponse<?> described(MutableHttpResponse<?> response, String tag) {
        return response.header("Cache-Control", IMMUTABLE)
                .header("ETag", tag)
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
