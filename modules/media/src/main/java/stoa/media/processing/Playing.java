package stoa.media.processing;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.media.QuickTimeVideoDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.XMPDM;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.mp3.Mp3Parser;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * How long films and sounds last and how large their pictures are, as far as libraries without native code tell it. Of WebM, Ogg
 * and FLAC only the type and the size of the file are known. What cannot be read is unknown and no failure.
 */
final class Playing {
    private Playing() {}

    static Facts of(Path file, FileType type) {
        try {
            return switch (type) {
                case MP4, MOV, M4A -> film(ImageMetadataReader.readMetadata(file.toFile()));
                case WAV -> wav(file);
                case MP3 -> mp3(file);
                default -> Facts.NONE;
            };
        } catch (IOException
                | ImageProcessingException
                | MetadataException
                | UnsupportedAudioFileException
                | TikaException
                | SAXException
                | RuntimeException unreadable) {
            return Facts.NONE;
        }
    }

    private static Facts film(Metadata metadata) throws MetadataException {
        return new Facts(
                size(metadata, Mp4VideoDirectory.class, Mp4VideoDirectory.TAG_WIDTH, Mp4VideoDirectory.TAG_HEIGHT)
                        .or(() -> size(
                                metadata,
                                QuickTimeVideoDirectory.class,
                                QuickTimeVideoDirectory.TAG_WIDTH,
                                QuickTimeVideoDirectory.TAG_HEIGHT)),
                seconds(metadata));
    }

    private static Optional<Dimensions> size(
            Metadata metadata, Class<? extends Directory> directory, int width, int height) {
        return StreamSupport.stream(metadata.getDirectoriesOfType(directory).spliterator(), false)
                .filter(found -> found.containsTag(width) && found.containsTag(height))
                .map(found -> new Dimensions(
                        Optional.ofNullable(found.getInteger(width)).orElse(0),
                        Optional.ofNullable(found.getInteger(height)).orElse(0)))
                .filter(found -> found.width() > 0 && found.height() > 0)
                .findFirst();
    }

    private static OptionalDouble seconds(Metadata metadata) throws MetadataException {
        var mp4 = metadata.getFirstDirectoryOfType(Mp4Directory.class);
        if (mp4 != null && mp4.containsTag(Mp4Directory.TAG_DURATION_SECONDS)) {
            return known(rational(mp4, Mp4Directory.TAG_DURATION_SECONDS));
        }
        var quickTime = metadata.getFirstDirectoryOfType(QuickTimeDirectory.class);
        return quickTime != null && quickTime.containsTag(QuickTimeDirectory.TAG_DURATION_SECONDS)
                ? known(rational(quickTime, QuickTimeDirectory.TAG_DURATION_SECONDS))
                : OptionalDouble.empty();
    }

    private static double rational(Directory directory, int tag) throws MetadataException {
        return directory.getDouble(tag);
    }

    private static Facts wav(Path file) throws IOException, UnsupportedAudioFileException {
        var format = AudioSystem.getAudioFileFormat(file.toFile());
        return new Facts(
                Optional.empty(),
                known(format.getFrameLength() / (double) format.getFormat().getFrameRate()));
    }

    private static Facts mp3(Path file) throws IOException, TikaException, SAXException {
        var metadata = new org.apache.tika.metadata.Metadata();
        try (InputStream input = Files.newInputStream(file)) {
            new Mp3Parser().parse(input, new DefaultHandler(), metadata, new ParseContext());
        }
        var seconds = metadata.get(XMPDM.DURATION);
        return new Facts(
                Optional.empty(), seconds == null ? OptionalDouble.empty() : known(Double.parseDouble(seconds)));
    }

    private static OptionalDouble known(double seconds) {
        return seconds > 0 && Double.isFinite(seconds) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }

    /** What is known of a film or a sound. */
    record Facts(Optional<Dimensions> size, OptionalDouble seconds) {
        static final Facts NONE = new Facts(Optional.empty(), OptionalDouble.empty());
    }
}
