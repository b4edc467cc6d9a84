package stoa.db.classpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text files of one folder of this module's resources, wherever the class path has them. */
public final class ResourceFolder {
    private ResourceFolder() {}

    /** The files below the folder (such as {@code db/migration}), by path relative to it; empty when it is absent. */
    public static SortedMap<String, String> read(String folder) {
        @Nullable URL url = ResourceFolder.class.getClassLoader().getResource(folder);
        if (url == null) {
            return new TreeMap<>();
        }
        try {
            return url.getProtocol().equals("jar") ? readJar(url, folder) : readFolder(Path.of(url.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One resource as text; it must be there, since it is part of this module. */
    public static String text(String resource) {
        try (var in = ResourceFolder.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing from this build of Stoa.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 in hexadecimal over names and texts: the same for the same content in a directory and in a jar. */
    public static String hash(Map<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((name, text) -> {
                digest.update((name + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, String> readJar(URL url, String folder) throws IOException, URISyntaxException {
        String jar = url.toString().substring("jar:".length(), url.toString().indexOf("!/"));
        // A file system of our own: one that was opened by URI would be shared with, and closed under, other users.
        try (FileSystem files = FileSystems.newFileSystem(Path.of(new URI(jar)))) {
            return readFolder(files.getPath(folder));
        }
    }

    private static SortedMap<String, String> readFolder(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (Arrays.stream(name.split("/")).noneMatch(part -> part.startsWith("."))) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }
}
