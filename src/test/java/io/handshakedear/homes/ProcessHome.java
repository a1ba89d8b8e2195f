package io.handshakedear.homes;

import io.handshakedear.ProgramProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A home that is one Java process, started in a folder with a properties file. */
final class ProcessHome implements Home {

    private final Path folder;
    private final String prefix;
    private final List<String> program;
    private ProgramProcess process;

    /**
     * @param prefix of the integration's keys in the home's application.properties
     * @param program what follows java and its options on the command line
     */
    ProcessHome(Path folder, String prefix, List<String> program) {
        this.folder = folder;
        this.prefix = prefix;
        this.program = program;
    }

    @Override
    public void start(Map<String, String> settings) {
        ProgramProcess.writeSettings(folder.resolve("application.properties"), prefix, settings);
        process = ProgramProcess.java(folder, program);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public boolean stop() {
        return process.stop(30);
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
