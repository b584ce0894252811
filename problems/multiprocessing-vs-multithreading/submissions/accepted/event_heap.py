import heapq


# Plays what happens: threads come back from their waits, one after the other, and take the lock.
def faster_model(tasks, cores, thread_start, process_start):
    events = []
    clock = 0
    for number, (wait, compute, _) in enumerate(tasks):
        clock += thread_start
        heapq.heappush(events, (clock + wait, number))
    threads = 0
    while events:
        ready, number = heapq.heappop(events)
        if ready > threads:
            threads = ready
        threads += tasks[number][1]

    finish = []
    for number, task in enumerate(tasks):
        if number < cores:
            finish.append((number + 1) * process_start)
        finish[number % cores] += sum(task)
    processes = max(finish, default=0)

    difference = threads - processes
    if difference > 0:
        return ["processes", difference]
    if difference < 0:
        return ["threads", -difference]
    return ["equal", 0]
