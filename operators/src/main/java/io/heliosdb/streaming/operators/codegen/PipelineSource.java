package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.runtime.PipelineResources;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaClass;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.TimeNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts the source of a pipeline together: lets every generator declare and write, then adds what
 * only the whole plan knows.
 */
final class PipelineSource {
    static final String PACKAGE = PipelineResources.class.getPackageName();
    static final String CLASS_NAME = "GeneratedPlan";

    private static final List<String> IMPORTS =
            List.of(
                    "io.heliosdb.streaming.codecs.memory.Memory",
                    "io.heliosdb.streaming.operators.codegen.joining.*",
                    "io.heliosdb.streaming.operators.codegen.keyed.*",
                    "io.heliosdb.streaming.operators.codegen.ranking.*",
                    "io.heliosdb.streaming.operators.custom.*",
                    "io.heliosdb.streaming.operators.functions.*",
                    "io.heliosdb.streaming.operators.sketch.*",
                    "io.heliosdb.streaming.operators.runtime.RowCursor",
                    "io.heliosdb.streaming.state.table.BlobHeap",
                    "io.heliosdb.streaming.state.table.DenseTable",
                    "io.heliosdb.streaming.state.table.InlineTable",
                    "io.heliosdb.streaming.state.table.KeyHash");

    private PipelineSource() {}

    /**
     * Writes the class of a plan.
     *
     * @param cut into how many parts a method is cut that is usually left whole
     */
    static Generation generate(final StreamPlan plan, final int cut) {
        final String comment =
                plan.nodes().stream()
                        .map(node -> node.getClass().getSimpleName() + " " + node.uid())
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "Generated from a plan of these operators, inputs before"
                                                + " consumers:\n",
                                        ""));
        final JavaClass javaClass =
                new JavaClass(
                        PACKAGE,
                        IMPORTS,
                        CLASS_NAME,
                        "public final class " + CLASS_NAME + " extends GeneratedPipeline",
                        comment,
                        cut);
        final Variable resources =
                javaClass.constructor().parameter(new Variable("PipelineResources", "resources"));
        javaClass.constructor().code().line("super(" + resources.name() + ");");
        final Generation generation = new Generation(plan, javaClass);
        final List<NodeGenerator> generators = connect(generation);
        generators.forEach(NodeGenerator::declare);
        generation.declareClocksOfScans();
        generators.forEach(NodeGenerator::generate);
        generation.endMatchedRows();
        writeInputs(generation);
        writeEmission(generation);
        generation.watermarks().generate();
        generation.watermarks().generateTicks();
        writeScalars(generation);
        generation.rowCounts().generate();
        return generation;
    }

    private static List<NodeGenerator> connect(final Generation generation) {
        final List<NodeGenerator> generators = new ArrayList<>();
        for (final PlanNode node : generation.nodes()) {
            final NodeGenerator generator = generator(generation, node, generators.size());
            generators.add(generator);
            generation.add(node, generator);
            for (int i = 0; i < node.inputs().size(); i++) {
                final NodeGenerator input = generation.of(node.inputs().get(i));
                if (generator instanceof LateRowsGenerator late) {
                    input.addLateConsumer(late);
                } else {
                    input.addConsumer(generator, i);
                }
            }
        }
        return generators;
    }

    private static NodeGenerator generator(
            final Generation generation, final PlanNode node, final int number) {
        return switch (node) {
            case PlanNode.Scan scan -> new ScanGenerator(generation, scan, number);
            case PlanNode.Values values -> new ValuesGenerator(generation, values, number);
            case PlanNode.Watermark watermark ->
                    new WatermarkGenerator(generation, watermark, number);
            case TimeNode.Clock clock -> new ClockGenerator(generation, clock, number);
            case TimeNode.CurrentWatermark watermark ->
                    new CurrentWatermarkGenerator(generation, watermark, number);
            case PlanNode.Calc calc -> new CalcGenerator(generation, calc, number);
            case PlanNode.Expand expand -> new ExpandGenerator(generation, expand, number);
            case PlanNode.Correlate correlate ->
                    new CorrelateGenerator(generation, correlate, number);
            case PlanNode.WindowTable table -> new WindowTableGenerator(generation, table, number);
            case PlanNode.LateRows late -> new LateRowsGenerator(generation, late, number);
            case PlanNode.SessionTable table ->
                    new SessionTableGenerator(generation, table, number);
            case PlanNode.WindowAggregate window ->
                    window.window() instanceof WindowSpec.Session
                            ? new SessionAggregateGenerator(generation, window, number)
                            : aligned(generation, window, number);
            case PlanNode.GroupAggregate group ->
                    new GroupAggregateGenerator(generation, group, number);
            case ChangeNode.Normalize normalize ->
                    new NormalizeGenerator(generation, normalize, number);
            case ChangeNode.Materialize table ->
                    new MaterializeGenerator(generation, table, number);
            case OrderedNode.Rank rank -> new RankGenerator(generation, rank, number);
            case OrderedNode.ByArrival row ->
                    row.keepsLast()
                            ? new LastByArrivalGenerator(generation, row, number)
                            : new FirstByArrivalGenerator(generation, row, number);
            case OrderedNode.Deduplicate deduplicate ->
                    new DeduplicateGenerator(generation, deduplicate, number);
            case OrderedNode.WindowRank rank -> new WindowRankGenerator(generation, rank, number);
            case OrderedNode.FirstByTime first ->
                    new FirstByTimeGenerator(generation, first, number);
            case OrderedNode.Numbered row -> new NumberedGenerator(generation, row, number);
            case OrderedNode.NumberedByTime row ->
                    new NumberedByTimeGenerator(generation, row, number);
            case OrderedNode.TemporalSort sort ->
                    new TemporalSortGenerator(generation, sort, number);
            case PlanNode.SemiJoin join -> new SemiJoinGenerator(generation, join, number);
            case PlanNode.Union union -> new UnionGenerator(generation, union, number);
            case ChangeNode.MarkDeletions mark ->
                    new MarkDeletionsGenerator(generation, mark, number);
            case ChangeNode.DropUpdateBefore drop ->
                    new DropUpdateBeforeGenerator(generation, drop, number);
            case PlanNode.Sink sink -> new SinkGenerator(generation, sink, number);
        };
    }

    private static NodeGenerator aligned(
            final Generation generation, final PlanNode.WindowAggregate window, final int number) {
        if (window.emission().isDelayed()) {
            return new DelayedWindowGenerator(generation, window, number);
        }
        return window.emission().isUpdating()
                ? new ImmediateWindowGenerator(generation, window, number)
                : new WindowAggregateGenerator(generation, window, number);
    }

    private static void writeInputs(final Generation generation) {
        final List<ScanGenerator> scans =
                generation.plan().scans().stream()
                        .map(scan -> (ScanGenerator) generation.of(scan))
                        .toList();
        final String rooms =
                scans.stream()
                        .map(scan -> "room(" + scan.fanout().arguments() + ")")
                        .collect(Collectors.joining(", "));
        generation.javaClass().constructor().code().line("inputRooms(new Room[] {" + rooms + "});");
        final JavaMethod process =
                generation
                        .javaClass()
                        .override(
                                "void",
                                "process",
                                new Variable("int", "input"),
                                new Variable("RowCursor", "cursor"));
        for (int i = 0; i < scans.size(); i++) {
            process.code()
                    .open("if (input == " + i + ")")
                    .line(scans.get(i).loop() + "(cursor);")
                    .close();
        }
    }

    private static void writeEmission(final Generation generation) {
        final List<PlanNode> emitters = generation.emitters();
        if (emitters.stream().anyMatch(PlanNode.Values.class::isInstance)) {
            generation.javaClass().constructor().code().line("isPending = true;");
        }
        final Code code = generation.javaClass().override("boolean", "emitPending").code();
        for (int i = 0; i < emitters.size(); i++) {
            final PendingEmission emission = (PendingEmission) generation.of(emitters.get(i));
            code.open("if (step == " + i + ")");
            code.open("if (!" + emission.emission() + ")").line("return false;").close();
            code.line("step = " + (i + 1) + ";");
            code.close();
        }
        code.line("settle();")
                .line("step = 0;")
                .line("isPending = false;")
                .line("roomLeft = 0;")
                .line("return true;");
    }

    /** Access to the fields of a snapshot by number, in the order declared. */
    private static void writeScalars(final Generation generation) {
        final Variable number = new Variable("int", "number");
        final Code read = generation.javaClass().override("long", "scalar", number).code();
        final Code write =
                generation
                        .javaClass()
                        .override("void", "scalar", number, Variable.ofLong("value"))
                        .code();
        final List<String> scalars = generation.scalars();
        for (int i = 0; i < scalars.size(); i++) {
            read.open("if (number == " + i + ")").line("return " + scalars.get(i) + ";").close();
            write.open("if (number == " + i + ")").line(scalars.get(i) + " = value;").close();
        }
        read.line("throw noScalar(number);");
        generation
                .watermarks()
                .writeResume(generation.javaClass().override("void", "afterRestore").code());
    }

    /** The source; without the reset of scratch memory if nothing uses it. */
    static String print(final Generation generation) {
        final String source = generation.javaClass().print();
        final String withoutReset =
                source.lines()
                        .filter(line -> !line.strip().equals(Generation.RESET_SCRATCH))
                        .collect(Collectors.joining("\n", "", "\n"));
        return withoutReset.contains("scratch") ? source : withoutReset;
    }
}
