package io.heliosdb.streaming.perf.proof.campaign;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Results in a folder, one JSON file for each campaign and first seed: a run that goes on behind
 * the seeds of another does not take its place.
 */
final class ResultFile {
    private static final String SUFFIX = ".json";

    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .build();
    private final Path folder;

    ResultFile(final Path folder) {
        this.folder = folder;
    }

    /** Writes a result over the one that the campaign had from this seed on. */
    void write(final CampaignResult result) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name(result) + SUFFIX), mapper.writeValueAsString(result) + "\n");
    }

    private static String name(final CampaignResult result) {
        return result.firstSeed() == 1
                ? result.campaign()
                : result.campaign() + "-from-" + result.firstSeed();
    }

    /** All results, by name of the campaign. */
    List<CampaignResult> read() throws IOException {
        final List<CampaignResult> results = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (final Path file :
                        files.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList()) {
                    results.add(mapper.readValue(file.toFile(), CampaignResult.class));
                }
            }
        }
        return results;
    }
}
