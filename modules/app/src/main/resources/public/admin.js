"use strict";

/*
 * Draws a chart over each table of figures by day. The tables are the page; this moves them into a fold below the picture that
 * it makes of them. Without this script, or without Chart.js, they stay where they are.
 */
(() => {
    const { Chart } = window;
    if (!Chart) {
        return;
    }
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const dashes = [[], [6, 4], [2, 3]];
    const units = ["B", "kB", "MB", "GB", "TB"];

    const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const texts = cells => Array.from(cells, cell => cell.textContent.trim());

    const bytes = value => {
        let unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return `${value.toLocaleString("en", { maximumFractionDigits: 1 })} ${units[unit]}`;
    };
    const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

    const read = table => {
        const rows = Array.from(table.tBodies[0].rows);
        return {
            days: rows.map(row => row.cells[0].textContent.trim()),
            underWay: rows.findIndex(row => row.querySelector("time").dateTime === new Date().toISOString().slice(0, 10)),
            series: texts(table.tHead.rows[0].cells).slice(1),
            values: index => rows.map(row => Number(row.cells[index + 1].dataset.value)),
            said: index => texts(rows[index].cells),
        };
    };

    /* Colours come from the style sheet, which knows by day and by night. */
    const paint = (chart, underWay) => {
        const ink = style("--ink-soft");
        chart.data.datasets.forEach((dataset, index) => {
            const colour = style(`--series-${index + 1}`);
            /* The day that is under way has not come to its height yet, so it is no fall. */
            const faint = `${colour}59`;
            dataset.borderColor = colour;
            dataset.segment = { borderColor: line => line.p1DataIndex === underWay ? faint : undefined };
            dataset.backgroundColor = bar => bar.dataIndex === underWay ? faint : colour;
            dataset.pointBackgroundColor = colour;
        });
        const { scales, plugins } = chart.options;
        scales.x.ticks.color = ink;
        scales.y.ticks.color = ink;
        scales.x.border.color = style("--line-strong");
        scales.y.grid.color = style("--line");
        plugins.legend.labels.color = ink;
        Object.assign(plugins.tooltip, {
            backgroundColor: style("--ink"),
            titleColor: style("--paper"),
            bodyColor: style("--paper"),
        });
    };

    const options = (figures, unit) => {
        const full = value => unit === "bytes" ? bytes(value) : value.toLocaleString("en");
        return {
            animation: false,
            maintainAspectRatio: false,
            interaction: { mode: "index", intersect: false },
            scales: {
                x: {
                    border: {},
                    grid: { display: false },
                    ticks: { maxRotation: 0, autoSkipPadding: 20 },
                },
                y: {
                    beginAtZero: true,
                    border: { display: false },
                    grid: { drawTicks: false },
                    ticks: {
                        precision: 0,
                        maxTicksLimit: 5,
                        padding: 8,
                        callback: value => unit === "bytes" ? bytes(value) : short.format(value),
                    },
                },
            },
            plugins: {
                legend: {
                    display: figures.series.length > 1,
                    align: "start",
                    labels: { boxWidth: 18, boxHeight: 0, padding: 14 },
                },
                tooltip: {
                    boxPadding: 4,
                    padding: 10,
                    callbacks: { label: item => ` ${item.dataset.label}: ${full(item.parsed.y)}` },
                },
            },
        };
    };

    const dataset = (figures, kind) => (label, index) => kind === "bar"
        ? { label, data: figures.values(index), borderRadius: 2, maxBarThickness: 24 }
        : {
            label,
            data: figures.values(index),
            borderWidth: 2,
            borderDash: dashes[index % dashes.length],
            pointRadius: figures.days.length > 14 ? 0 : 2.5,
            pointHoverRadius: 4,
            pointHitRadius: 12,
        };

    /* The arrow keys go from day to day; what they come to is shown, and read out. */
    const explore = (chart, figures, canvas, voice) => {
        let at = figures.days.length;
        canvas.addEventListener("keydown", event => {
            const to = {
                ArrowLeft: at - 1,
                ArrowRight: at + 1,
                Home: 0,
                End: figures.days.length - 1,
            }[event.key];
            if (to === undefined) {
                return;
            }
            event.preventDefault();
            at = Math.min(Math.max(to, 0), figures.days.length - 1);
            const active = figures.series.map((_, datasetIndex) => ({ datasetIndex, index: at }));
            chart.setActiveElements(active);
            chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
            chart.update();
            const [day, ...values] = figures.said(at);
            voice.textContent = `${day}: ${figures.series.map((name, i) => `${name} ${values[i]}`).join(", ")}`;
        });
        canvas.addEventListener("blur", () => {
            chart.setActiveElements([]);
            chart.tooltip.setActiveElements([], { x: 0, y: 0 });
            chart.update();
        });
    };

    const draw = figure => {
        const fallback = figure.querySelector(".table-scroll");
        const table = fallback.querySelector("table");
        const figures = read(table);
        const { kind, unit } = figure.dataset;

        const canvas = document.createElement("canvas");
        canvas.tabIndex = 0;
        canvas.setAttribute("role", "img");
        canvas.setAttribute(
            "aria-label", `${table.caption.textContent}: chart. The arrow keys read it day by day; a table follows.`);
        const frame = document.createElement("div");
        frame.className = "canvas";
        frame.append(canvas);
        const voice = document.createElement("p");
        voice.className = "visually-hidden";
        voice.setAttribute("aria-live", "polite");
        const fold = document.createElement("details");
        fold.className = "figures-of";
        const summary = document.createElement("summary");
        summary.textContent = "Figures";
        fold.append(summary, fallback);
        figure.append(frame, voice, fold);

        const chart = new Chart(canvas, {
            type: kind,
            data: { labels: figures.days, datasets: figures.series.map(dataset(figures, kind)) },
            options: options(figures, unit),
        });
        paint(chart, figures.underWay);
        chart.update();
        explore(chart, figures, canvas, voice);
        dark.addEventListener("change", () => {
            paint(chart, figures.underWay);
            chart.update();
        });
    };

    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 12;
    document.querySelectorAll("figure.chart").forEach(draw);
})();
