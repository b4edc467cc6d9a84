package stoa.accounts.exporting;

import jakarta.inject.Singleton;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import stoa.accounts.AccountId;
import stoa.accounts.CsvRows;
import stoa.accounts.PersonalFiles;
import stoa.accounts.PersonalTable;

/** Writes what every module has of somebody into one file (ZIP), as it comes. */
@Singleton
class ArchiveWriter {
    private final List<PersonalFiles> files;
    private final List<PersonalTable> tables;

    ArchiveWriter(List<PersonalFiles> files, List<PersonalTable> tables) {
        this.files = files;
        this.tables = tables;
    }

    void write(AccountId account, Path to) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(to), StandardCharsets.UTF_8)) {
            var open = new Unclosed(zip);
            PersonalFiles.Archive archive = name -> {
                zip.putNextEntry(new ZipEntry(name));
                return open;
            };
            for (var some : files) {
                some.write(account, archive);
            }
            for (var table : tables) {
                var text = new OutputStreamWriter(archive.file(table.name() + ".csv"), StandardCharsets.UTF_8);
                table.write(account, new CsvRows(text));
                text.flush();
            }
        }
    }

    /** Whoever closes it has finished their file only. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
