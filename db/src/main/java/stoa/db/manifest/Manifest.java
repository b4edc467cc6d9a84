package stoa.db.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The module table in the order in which it is written: a module comes after all modules that it may call. */
public record Manifest(List<ModuleEntry> modules) {
    public Manifest {
        modules = List.copyOf(modules);
    }

    /**
     * Reads and checks the table.
     *
     * @throws ManifestException with one sentence that names the file, the module and the fault
     */
    public static Manifest read(Path file) {
        try {
            return new ManifestReader(file.toString()).read(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ManifestException("There is no module table at " + file + ".", e);
        } catch (IOException e) {
            throw new ManifestException("The module table " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public Optional<ModuleEntry> find(String name) {
        return modules.stream().filter(module -> module.name().equals(name)).findFirst();
    }

    /** The module of this name; throws {@link ManifestException} if the table does not have it. */
    public ModuleEntry get(String name) {
        return find(name)
                .orElseThrow(() -> new ManifestException("The module table has no module called '" + name + "'."));
    }

    /** The schemas of the modules that own one, in the order of the table. */
    public List<String> schemas() {
        return modules.stream().flatMap(module -> module.schema().stream()).toList();
    }
}
