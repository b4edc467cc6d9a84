package stoa.platform.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;

/** Reads multipart form data as it arrives: files into the temporary folder, the rest into parameters. */
final class MultipartReader implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final int MAX_IN_MEMORY = 64 * 1024;
    private static final int MAX_FILES = 8;

    private final DefaultHttpDataFactory factory = new DefaultHttpDataFactory(MAX_IN_MEMORY);
    private final HttpPostMultipartRequestDecoder decoder;
    private final Map<String, Object> parameters;
    private final Map<String, Upload> files;

    /** @param parameters and {@code files} take what is read, also where reading fails in the middle */
    MultipartReader(MediaType type, Map<String, Object> parameters, Map<String, Upload> files) {
        if (type.getParameters().get("boundary").isEmpty()) {
            throw malformed();
        }
        this.parameters = parameters;
        this.files = files;
        factory.setDeleteOnExit(false);
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, type.toString());
        try {
            decoder = new HttpPostMultipartRequestDecoder(factory, request);
        } catch (DecoderException e) {
            throw malformed();
        }
    }

    void read(InputStream body) {
        var piece = new byte[PIECE];
        try {
            for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
                decoder.offer(new DefaultHttpContent(Unpooled.wrappedBuffer(Arrays.copyOf(piece, length))));
                take();
            }
            decoder.offer(LastHttpContent.EMPTY_LAST_CONTENT);
            take();
            if (decoder.currentPartialHttpData() != null) {
                // It ends in the middle of something.
                throw malformed();
            }
        } catch (DecoderException | IOException e) {
            throw malformed();
        }
    }

    private void take() throws IOException {
        // Also throws where there is no more to come, which at the end is what is wanted.
        while (hasNext()) {
            var data = decoder.next();
            if (data instanceof FileUpload file) {
                keep(file);
            } else if (data instanceof Attribute attribute) {
                if (attribute.length() > MAX_IN_MEMORY) {
                    throw Refusal.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request body is too large", Map.of());
                }
                ParameterNames.put(parameters, attribute.getName(), attribute.getValue());
            }
            decoder.removeHttpDataFromClean(data);
            data.release();
        }
    }

    private boolean hasNext() {
        try {
            return decoder.hasNext();
        } catch (HttpPostRequestDecoder.EndOfDataDecoderException end) {
            return false;
        }
    }

    private void keep(FileUpload file) throws IOException {
        if (file.length() == 0) {
            return;
        }
        if (files.size() == MAX_FILES || files.containsKey(file.getName())) {
            throw Refusal.badRequest("Too many files in one request");
        }
        var kept = Files.createTempFile("stoa-upload-", ".part");
        files.put(file.getName(), new Upload(kept, file.length()));
        if (!file.renameTo(kept.toFile())) {
            throw new IOException("a file that was uploaded could not be kept");
        }
    }

    private static Refusal malformed() {
        return Refusal.badRequest("Malformed multipart data");
    }

    @Override
    public void close() {
        decoder.destroy();
        factory.cleanAllHttpData();
    }
}
